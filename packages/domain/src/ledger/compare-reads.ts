/** What two authorities can say differently of the reads across the border between them, seen from one side. */
export const readDifferences = ['missing-here', 'missing-there', 'altered'] as const
export type ReadDifference = (typeof readDifferences)[number]

/** A read in the record of one side. `digest` is SHA-256 of what both sides say alike of it; null where that was not kept yet. */
export interface ReadEntry {
  readonly readId: string
  readonly digest: string | null
}

export interface FoundReadDifference {
  readonly readId: string
  readonly kind: ReadDifference
}

/** Compares the reads of one period as this side and the other one have them, whichever of the two was the reader. */
export function compareReads(own: readonly ReadEntry[], theirs: readonly ReadEntry[]): FoundReadDifference[] {
  const [here, there] = [byId(own), byId(theirs)]
  return [...new Set([...here.keys(), ...there.keys()])].toSorted().flatMap((readId): FoundReadDifference[] => {
    const [mine, other] = [here.get(readId), there.get(readId)]
    if (mine === undefined) return [{ readId, kind: 'missing-here' }]
    if (other === undefined) return [{ readId, kind: 'missing-there' }]
    const isKnown = mine.digest !== null && other.digest !== null
    return isKnown && mine.digest !== other.digest ? [{ readId, kind: 'altered' }] : []
  })
}

function byId(entries: readonly ReadEntry[]): ReadonlyMap<string, ReadEntry> {
  return new Map(entries.map((entry) => [entry.readId, entry]))
}
