import { createHash } from 'node:crypto'
import { PAGE_ITEMS } from '@concert/contracts/primitives'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import type { Slice } from './search-filter.ts'

/** Runs one statement of a search on any connection of the pool. */
export type RunSearch = <Row extends Record<string, unknown>>(pool: Pool, query: SQL) => Promise<Row[]>

/** Each number of words is a statement of its own, and each connection keeps all that it was told to. */
const FEW_WORDS = 3

const dialect = new PgDialect()

/** Has the statement planned for what it asks for. */
export const planned: RunSearch = async (pool, query) => {
  const { sql: text, params: values } = dialect.sqlToQuery(query)
  return (await pool.query(text, values)).rows
}

/**
 * Has each connection keep the statement, under the digest of its text: the database then reads it once, and plans it anew only while it
 * believes that this finds a better plan (`plan_cache_mode` auto). To read and plan a search in vain takes it ten times as long as to run it.
 */
const plannedOnce: RunSearch = async (pool, query) => {
  const { sql: text, params: values } = dialect.sqlToQuery(query)
  const name = `search-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  return (await pool.query({ name, text, values })).rows
}

/** A statement for few words is one of a few dozen, whatever the words are. */
export function forWords(words: readonly string[]): RunSearch {
  return words.length <= FEW_WORDS ? plannedOnce : planned
}

/** And so is one for the first page, of the usual length, of all that has the words. */
export function forSlice(words: readonly string[], { filter, limit, after }: Slice): RunSearch {
  const isPlain = filter.jurisdiction === undefined && filter.status === undefined && after === undefined
  return isPlain && limit === PAGE_ITEMS ? forWords(words) : planned
}
