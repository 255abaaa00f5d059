import { createHash } from 'node:crypto'

/** One entry of an authority's audit chain as it is stored, with the line that has its place there. */
export interface AuditEntry {
  /** 1 for the first entry, one more for each that follows. */
  readonly place: bigint
  /** The hash of the entry before; 32 zero bytes for the first. */
  readonly prevHash: Uint8Array
  readonly hash: Uint8Array
  /** `undefined` when the line that the entry is of is not stored. */
  readonly line: string | undefined
}

/** The last entry as the chain's head remembers it. */
export interface AuditHead {
  readonly place: bigint
  readonly hash: Uint8Array
}

export interface BrokenChain {
  readonly intact: false
  readonly brokenAt: bigint
  readonly why: string
}

export type ChainResult = { readonly intact: true; readonly entries: bigint } | BrokenChain

const genesis = new Uint8Array(32)

/** The hash of an entry: SHA-256 of the previous hash, the place as a big-endian int8, and the line in UTF-8. */
export function auditHash(prevHash: Uint8Array, place: bigint, line: string): Uint8Array {
  const number = Buffer.alloc(8)
  number.writeBigInt64BE(place)
  return new Uint8Array(createHash('sha256').update(prevHash).update(number).update(line, 'utf8').digest())
}

/**
 * Follows a chain from its first entry to its head and names the first entry that is wrong or missing. The head catches
 * what the entries alone cannot show: that the end was cut off. `faultOfContent` says what is wrong with an entry whose hash is
 * right.
 */
export async function checkAuditChain<Entry extends AuditEntry>(
  entries: AsyncIterable<Entry>,
  head: AuditHead | undefined,
  faultOfContent: (entry: Entry) => string | undefined = () => undefined,
): Promise<ChainResult> {
  let expected = 1n
  let previous = genesis
  for await (const entry of entries) {
    const why = faultOf(entry, expected, previous) ?? faultOfContent(entry)
    if (why !== undefined) return { intact: false, brokenAt: expected, why }
    previous = new Uint8Array(entry.hash)
    expected += 1n
  }
  const why = faultOfHead(head, expected - 1n, previous)
  return why === undefined ? { intact: true, entries: expected - 1n } : { intact: false, ...why }
}

function faultOf(entry: AuditEntry, expected: bigint, previous: Uint8Array): string | undefined {
  if (entry.place !== expected) return `it is missing; the next entry is ${entry.place}`
  if (!equal(entry.prevHash, previous)) return 'it does not follow from the entry before it'
  if (entry.line === undefined) return 'its line is missing'
  if (!equal(entry.hash, auditHash(previous, expected, entry.line))) return 'its line is not the one that was hashed'
  return undefined
}

function faultOfHead(
  head: AuditHead | undefined,
  last: bigint,
  lastHash: Uint8Array,
): { brokenAt: bigint; why: string } | undefined {
  // The head is written with the first entry.
  if (head === undefined) return last === 0n ? undefined : { brokenAt: last + 1n, why: 'the log has no head' }
  if (head.place > last) return { brokenAt: last + 1n, why: `it is missing; the head is at ${head.place}` }
  if (head.place < last) return { brokenAt: head.place + 1n, why: `the head is at ${head.place}, before this entry` }
  if (!equal(head.hash, lastHash)) return { brokenAt: last, why: 'the head has another hash' }
  return undefined
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
