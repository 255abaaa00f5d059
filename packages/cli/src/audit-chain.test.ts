import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AuditEntry, type AuditHead, auditHash, type ChainResult, checkAuditChain } from '#audit-chain.ts'

describe('an audit chain', () => {
  test('hashes the previous hash, the place as eight bytes, and the line in UTF-8', () => {
    expect(Buffer.from(auditHash(new Uint8Array(32), 1n, '海')).toString('hex')).toBe(
      '6d1c9a950ada9fe2070b3f2761decb730ef63d7a1fe8cb39ee7e911ce85539c8',
    )
  })

  test('that nobody touched is intact, however long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 50 }), async (lines) => {
        const { entries, head } = chain(lines)
        expect(await check(entries, head)).toEqual({ intact: true, entries: BigInt(lines.length) })
      }),
    )
  })

  test('with any one entry changed, removed, doubled or exchanged is broken at the first of them', async () => {
    const lines = fc.array(fc.string(), { minLength: 2, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(lines, fc.nat(), fc.constantFrom(...attacks), async (written, chosen, attack) => {
        const { entries, head } = chain(written)
        const index = chosen % (entries.length - 1)
        expect(await check(attack(entries, index), head)).toMatchObject({ intact: false, brokenAt: BigInt(index + 1) })
      }),
    )
  })

  test('rewritten from one entry on, with all its hashes made anew, is caught by its head', async () => {
    const rewritten = chain(['a', 'X', 'c'])
    const { head } = chain(['a', 'b', 'c'])
    expect(await check(rewritten.entries, head)).toEqual({
      intact: false,
      brokenAt: 3n,
      why: 'the head has another hash',
    })
  })

  test('cut off at the end is broken at the first entry that is missing', async () => {
    const { entries, head } = chain(['a', 'b', 'c'])
    expect(await check(entries.slice(0, 1), head)).toMatchObject({ intact: false, brokenAt: 2n })
  })

  test('longer than its head knows is broken at the first entry too many', async () => {
    const { entries } = chain(['a', 'b', 'c'])
    const { head } = chain(['a', 'b'])
    expect(await check(entries, head)).toMatchObject({ intact: false, brokenAt: 3n })
  })

  test('without a head is not intact, unless it has no entry yet', async () => {
    expect(await check(chain(['a']).entries, undefined)).toMatchObject({ intact: false, brokenAt: 2n })
    expect(await check([], undefined)).toEqual({ intact: true, entries: 0n })
  })
})

type Attack = (entries: AuditEntry[], index: number) => AuditEntry[]

const attacks: Attack[] = [
  (entries, index) => entries.with(index, { ...at(entries, index), line: `${at(entries, index).line}!` }),
  (entries, index) => entries.with(index, { ...at(entries, index), hash: new Uint8Array(32).fill(7) }),
  (entries, index) => entries.with(index, { ...at(entries, index), prevHash: new Uint8Array(32).fill(7) }),
  (entries, index) => entries.with(index, { ...at(entries, index), line: undefined }),
  (entries, index) => entries.toSpliced(index, 1),
  (entries, index) => entries.toSpliced(index, 0, { ...at(entries, index), place: 0n }),
  (entries, index) => entries.with(index, at(entries, index + 1)).with(index + 1, at(entries, index)),
]

function at(entries: AuditEntry[], index: number): AuditEntry {
  const entry = entries[index]
  if (entry === undefined) throw new RangeError(`no entry ${index}`)
  return entry
}

function chain(lines: string[]): { entries: AuditEntry[]; head: AuditHead } {
  const entries: AuditEntry[] = []
  let head: AuditHead = { place: 0n, hash: new Uint8Array(32) }
  for (const line of lines) {
    const place = head.place + 1n
    const hash = auditHash(head.hash, place, line)
    entries.push({ place, prevHash: head.hash, hash, line })
    head = { place, hash }
  }
  return { entries, head }
}

async function check(entries: AuditEntry[], head: AuditHead | undefined): Promise<ChainResult> {
  return checkAuditChain(
    (async function* () {
      yield* entries
    })(),
    head,
  )
}
