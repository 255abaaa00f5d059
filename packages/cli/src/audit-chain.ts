import { createHash } from 'node:crypto'

/** One line of an authority's audit log as it is stored. */
export interface AuditEntry {
  /** 1 for the first entry, then increasing by one. */
  seq: bigint
  /** The hash of the previous entry; 32 zero bytes for the first. */
  prevHash: Uint8Array
  hash: Uint8Array
  line: string
}

/** The last entry according to the head of the log. */
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
 * Checks a chain from its first entry to its head and returns the first entry that is wrong or missing. The head
 * detects what the entries alone cannot show: that the end was removed. An empty log is not intact, because nothing was
 * checked. `faultOfContent` returns the fault of an entry whose hash is correct.
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
  if (!equal(entry.prevHash, previous)) return 'it does not follow from the previous entry'
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
  if (head.seq < last) return { brokenAt: head.seq + 1n, why: `the head is at ${head.seq}, before this entry` }
  if (!equal(head.hash, lastHash)) return { brokenAt: last, why: 'the head has another hash' }
  return undefined
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
