/** When a key of an authority signs. Both ends are RFC 3339 instants in UTC; null where there is none. */
export interface KeyPeriod {
  readonly from: string | null
  /** The first instant at which it signs no more. */
  readonly until: string | null
}

/** Whether a key signs at an instant. An instant that is none is in no period. */
export function isInPeriod({ from, until }: KeyPeriod, at: string): boolean {
  const atMs = Date.parse(at)
  if (Number.isNaN(atMs)) return false
  return startMs(from) <= atMs && (until === null || atMs < Date.parse(until))
}

/**
 * The key with which an authority signs at an instant: of those whose period it is, the one that began last, and of those that began together
 * the one that is named first.
 */
export function newestKeyAt<Key extends KeyPeriod>(keys: readonly Key[], at: string): Key | undefined {
  return keys
    .filter((key) => isInPeriod(key, at))
    .reduce<Key | undefined>(
      (newest, key) => (newest === undefined || startMs(key.from) > startMs(newest.from) ? key : newest),
      undefined,
    )
}

function startMs(from: string | null): number {
  return from === null ? Number.NEGATIVE_INFINITY : Date.parse(from)
}
