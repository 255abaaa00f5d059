import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCursors, pageOf } from './paging.ts'

const key = randomBytes(32)
const cursors = createCursors(key)
const filter = { authority: 'hk', applicant: 'alice' }
const values = fc.array(fc.string(), { minLength: 1, maxLength: 3 })

test('a cursor is read back as it was written, for its own filter', () => {
  fc.assert(
    fc.property(values, (after) => {
      expect(cursors.read(filter, cursors.write(filter, after))).toEqual(after)
    }),
  )
  expect(cursors.read(filter, undefined)).toBeUndefined()
})

test('a cursor of another filter, applicant or key is refused', () => {
  const cursor = cursors.write(filter, ['2026-11-23', 'app_1'])
  for (const other of [{ ...filter, applicant: 'bob' }, { ...filter, authority: 'mo' }, {}, null]) {
    expect(() => cursors.read(other, cursor)).toThrow(/invalid-cursor/)
  }
  expect(() => createCursors(randomBytes(32)).read(filter, cursor)).toThrow(/invalid-cursor/)
})

test('a cursor that was changed in any character is refused', () => {
  const cursor = cursors.write(filter, ['2026-11-23', 'app_1'])
  fc.assert(
    fc.property(fc.nat(cursor.length - 2), fc.constantFrom('A', 'z', '.', '=', '%'), (at, character) => {
      fc.pre(cursor[at] !== character)
      expect(() => cursors.read(filter, cursor.slice(0, at) + character + cursor.slice(at + 1))).toThrow(
        /invalid-cursor/,
      )
    }),
  )
})

test.each(['', '.', 'a', 'a.b', 'a.b.c', `${'A'.repeat(1000)}.${'A'.repeat(22)}`])('%j is no cursor', (text) => {
  expect(() => cursors.read(filter, text)).toThrow(/invalid-cursor/)
})

test('pages cut from one list hold every row once, and the last has no cursor', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 10 }), (length, limit) => {
      const rows = Array.from({ length }, (_, index) => index)
      const seen: number[] = []
      let cursor: string | null = '-1'
      while (cursor !== null) {
        const next: ReturnType<typeof pageOf<number>> = pageOf(rowsAfter(rows, cursor, limit), limit, String)
        seen.push(...next.items)
        cursor = next.nextCursor
      }
      expect(seen).toEqual(rows)
    }),
  )
})

function rowsAfter(rows: readonly number[], cursor: string, limit: number): number[] {
  return rows.filter((row) => row > Number(cursor)).slice(0, limit + 1)
}
