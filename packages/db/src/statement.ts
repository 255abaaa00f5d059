import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PoolClient } from 'pg'
import type { Transaction } from './authority-transaction.ts'

/** What drizzle makes of a query that is built once and run often. */
interface Prepared<Result> {
  execute(values: Record<string, unknown>): Promise<Result>
}
interface Preparable<Result> {
  prepare(name: string): Prepared<Result>
}

/**
 * A statement that is built and prepared by name once per connection: the server plans it once, and its SQL is sent once.
 * Drizzle binds what it prepares to its connection, so one that was prepared elsewhere would run outside the transaction and
 * its wall; here each connection has its own.
 *
 * @param name at most 63 bytes, the same for the same SQL
 * @example
 * const lock = statement('reviews-effect-lock', (db) =>
 *   db.select(columns).from(effects).where(eq(effects.authority, sql.placeholder('authority'))).for('update'))
 * const [row] = await lock(transaction, { authority: transaction.authority })
 */
export function statement<Result>(
  name: string,
  build: (db: NodePgDatabase) => Preparable<Result>,
): (transaction: Transaction, values: Record<string, unknown>) => Promise<Result> {
  const prepared = new WeakMap<PoolClient, Prepared<Result>>()
  return async (transaction, values) => {
    // Reading the leased client refuses work that outlives its transaction.
    void transaction.client.query
    const known = prepared.get(transaction.connection)
    if (known !== undefined) return known.execute(values)
    const made = build(drizzle(transaction.connection)).prepare(name)
    prepared.set(transaction.connection, made)
    return made.execute(values)
  }
}
