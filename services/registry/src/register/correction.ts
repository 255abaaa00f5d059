import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { searchQueryOf } from './search-query.ts'
import { wordsOf } from './search-text.ts'
import type { AskWords } from './search-words.ts'

/** A word that was typed, and the word of the register that was read in its place; both folded. */
export interface Correction {
  readonly typed: string
  readonly read: string
}

/** A shorter word is too near to too many others; letters of other scripts are not typed one by one. */
const CORRECTABLE = /^[a-z]{4,}$/
const MOST_CANDIDATES = 200
const MOST_TRIED = 3

/** What may have been meant by a query that finds nothing, where one word of it is in no name: the likeliest first. */
export async function correctionsOf(pool: Pool, q: string, ask: AskWords): Promise<Correction[]> {
  const asked = await ask(searchQueryOf(q)?.words ?? [])
  const [unknown, ...others] = asked.filter(({ registered }) => registered?.length === 0)
  if (unknown === undefined || others.length > 0 || !CORRECTABLE.test(unknown.word)) return []
  const typed = unknown.word
  const { rows } = await drizzle(pool).execute<{ word: string }>(sql`
    select word from registry.search_words where registry.remains_of(word) && registry.remains_of(${typed})
    order by word limit ${MOST_CANDIDATES}`)
  return rows
    .map(({ word }) => word)
    .filter((word) => CORRECTABLE.test(word) && isOneErrorApart(typed, word))
    .toSorted((a, b) => distance(typed, a) - distance(typed, b))
    .slice(0, MOST_TRIED)
    .map((read) => ({ typed, read }))
}

/** The query with the word that is read in place of the one that was typed. */
export function corrected(q: string | undefined, correction: Correction | null): string | undefined {
  if (q === undefined || correction === null) return q
  return wordsOf(q)
    .map((word) => (word === correction.typed ? correction.read : word))
    .join(' ')
}

/** Whether two words differ by one letter that is missing, too many or another, or by two neighbours that changed places. */
export function isOneErrorApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const start = sharedStart(short, long)
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1)
  if (one === other) return false
  if (short.slice(start + 1) === long.slice(start + 1)) return true
  const swapped = `${short.charAt(start + 1)}${short.charAt(start)}${short.slice(start + 2)}`
  return swapped === long.slice(start)
}

/** Nobody misspells the first letter, and seldom the second. */
function distance(typed: string, word: string): number {
  return -sharedStart(typed, word)
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one.charAt(length) === other.charAt(length)) length += 1
  return length
}
