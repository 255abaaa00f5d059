/** The bytes of an archive that belong to an entry: its header and its data. */
export interface EntryRange {
  readonly start: number
  readonly end: number
}

/** Whether bytes belong to two entries, as in an archive that unpacks the same data many times, or to one and the directory. */
export function overlap(ranges: readonly EntryRange[], directoryStart: number): boolean {
  let end = 0
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    if (range.start < end || range.end > directoryStart) return true
    end = range.end
  }
  return false
}
