import { sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import { forWords } from './run-search.ts'
import { isDense } from './search-text.ts'

/** A part of a word of so many letters is found anywhere in it, a shorter one at its beginning. */
const PART = 3
/** A part of more words than these is looked for in the names, not in the index. */
const MOST_REGISTERED = 4096

/** A word of a query, with the words of the register that it is or is a part of. */
export interface AskedWord {
  readonly word: string
  /** Undefined for a word of a dense script, which is found by its characters, and for a part of too many words. */
  readonly registered: readonly string[] | undefined
}

/** Looks words of a query up, as `askedWords` does. */
export type AskWords = (words: readonly string[]) => Promise<AskedWord[]>

/** Looks up the words of one search: what was asked is remembered until the search is answered. */
export function askingOnce(pool: Pool): AskWords {
  const known = new Map<string, Promise<AskedWord[]>>()
  return (words) => {
    const key = words.join(' ')
    const asked = known.get(key) ?? askedWords(pool, words)
    known.set(key, asked)
    return asked
  }
}

/** Whether a word is asked for at the beginning of a word alone. */
export function isBeginning(word: string): boolean {
  return word.length < PART
}

/** Looks the words up among the distinct words of all names. */
async function askedWords(pool: Pool, words: readonly string[]): Promise<AskedWord[]> {
  const spaced = words.filter((word) => !isDense(word))
  if (spaced.length === 0) return words.map((word) => ({ word, registered: undefined }))
  const lookups = spaced.map((word) => {
    const among = isBeginning(word)
      ? sql`word like ${`${word}%`}`
      : sql`registry.grams_of(word) @> registry.grams_of(${word}) and word like ${`%${word}%`}`
    return sql`array(select word from registry.search_words where ${among} limit ${sql.raw(String(MOST_REGISTERED + 1))})`
  })
  const [read] = await forWords(spaced)<{ found: string[][] }>(
    pool,
    sql`select json_build_array(${sql.join(lookups, sql`, `)}) as found`,
  )
  const found = new Map(spaced.map((word, index) => [word, read?.found[index] ?? []]))
  return words.map((word) => {
    const registered = found.get(word)
    return { word, registered: (registered?.length ?? 0) > MOST_REGISTERED ? undefined : registered }
  })
}
