import type { FileBytes } from '../file-bytes.ts'

/** What stands at the end of a ZIP, where its readers begin. */
interface EndRecord {
  readonly entries: number
  /** Where the file would end by its comment. */
  readonly endsAt: number
}

const SIGNATURE = 'PK\x05\x06'
const RECORD_BYTES = 22
const COMMENT_BYTES_MAX = 65_535

/** All end records that a reader can find, with a directory before them. */
export async function endRecordsIn(bytes: FileBytes): Promise<EndRecord[]> {
  const first = Math.max(bytes.sizeBytes - RECORD_BYTES - COMMENT_BYTES_MAX, 0)
  const tail = await bytes.read(first, RECORD_BYTES + COMMENT_BYTES_MAX)
  const found: EndRecord[] = []
  for (let at = tail.indexOf(SIGNATURE, 0, 'latin1'); at >= 0; at = tail.indexOf(SIGNATURE, at + 1, 'latin1')) {
    if (at + RECORD_BYTES > tail.length) break
    const endsAt = first + at + RECORD_BYTES + tail.readUInt16LE(at + 20)
    if (tail.readUInt32LE(at + 12) >= 46) found.push({ entries: tail.readUInt16LE(at + 10), endsAt })
  }
  return found
}

/** Whether two programs can see two archives, since each of two end records reaches to the end of the file. */
export async function hasTwoEnds(bytes: FileBytes): Promise<boolean> {
  const records = await endRecordsIn(bytes)
  return records.filter(({ endsAt }) => endsAt === bytes.sizeBytes).length > 1
}
