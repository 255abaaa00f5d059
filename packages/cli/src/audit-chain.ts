import { createHash } from 'node:crypto'

/** One line of an authority's audit log as it is stored. */
export interface AuditEntry {
  /** 1 for the first entry, one more for each that follows. */
  seq: bigint
  /** The hash of the entry before; 32 zero bytes for the first. */
  prevHash: Uint8Array
  hash: Uint8Array
  line: string
}

/** The last entry as the log's head remembers it. */
export interface AuditHead {
  seq: bigint
  hash: Uint8Array
}

export type ChainResult = { intact: true; entries: bigint } | { intact: false; brokenAt: bigint; why: string }

const genesis = new Uint8Array(32)

/** The hash of an entry: SHA-256 of the previous hash, the sequence number as a big-endian int8, and the line in UTF-8. */
export function auditHash(prevHash: Uint8Array, seq: bigint, line: string): Uint8Array {
  const number = Buffer.alloc(8)
  number.writeBigInt64BE(seq)
  return new Uint8Array(createHash('sha256').update(prevHash).update(number).update(line, 'utf8').digest())
}

/**
 * Follows a chain from its first entry to its head and names the first entry that is wrong or missing. The head catches
 * what the entries alone cannot show: that the end was cut off. An empty log is not
 * called intact: nothing was checked. `faultOfContent` says what is wrong with an entry whose hash is right.
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
  if (entry.seq !== expected) return `it is missing; the next entry is ${entry.seq}`
  if (!equal(entry.prevHash, previous)) return 'it does not follow from the entry before it'
  if (!equal(entry.hash, auditHash(previous, expected, entry.line))) return 'its line is not the one that was hashed'
  return undefined
}

function faultOfHead(
  head: AuditHead | undefined,
  last: bigint,
  lastHash: Uint8Array,
): { brokenAt: bigint; why: string } | undefined {
  if (head === undefined) return { brokenAt: last + 1n, why: last === 0n ? 'the log is empty' : 'the log has no head' }
  if (head.seq > last) return { brokenAt: last + 1n, why: `it is missing; the head is at ${head.seq}` }
  if (head.seq < last) return { brokenAt: head.seq + 1n, why: `the head is at ${head.seq} and does not know it` }
  if (!equal(head.hash, lastHash)) return { brokenAt: last, why: 'the head remembers another hash' }
  return undefined
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
