import type { Authority } from '@concert/domain/jurisdictions'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import { begin, requireCommitted, retried, type Wall } from './wall.ts'

/** One transaction of one authority. Its `now` is the database's clock: no decision depends on a service's own. */
export interface Transaction {
  readonly db: NodePgDatabase
  readonly client: PoolClient
  /** The connection itself, only to keep by it what was prepared on it; statements go through `client`. */
  readonly connection: PoolClient
  readonly authority: Authority
  /** RFC 3339 in UTC, to the millisecond. */
  readonly now: string
}

/**
 * Runs `work` in one transaction behind the authority's wall: row-level security sees `authority` and `applicant` until the
 * transaction ends, and never after. A serialization failure or deadlock is tried again, so `work` must have no effect
 * outside the transaction.
 *
 * @param first statements that are sent together with the beginning; `work` is given their answers
 * @throws whatever `work` throws, after a rollback
 */
export function withAuthority<Result>(
  pool: Pool,
  wall: Wall,
  work: (transaction: Transaction, answers: readonly QueryResult[]) => Promise<Result>,
  first: readonly QueryConfig[] = [],
): Promise<Result> {
  return retried(() => runOnce(pool, wall, work, first))
}

async function runOnce<Result>(
  pool: Pool,
  wall: Wall,
  work: (transaction: Transaction, answers: readonly QueryResult[]) => Promise<Result>,
  first: readonly QueryConfig[],
): Promise<Result> {
  const client = await pool.connect()
  const lease = leaseOf(client)
  let broken = false
  try {
    const { now, answers } = await begin(client, wall, first)
    const transaction = { db: drizzle(lease.client), client: lease.client, connection: client, now }
    const result = await work({ ...transaction, authority: wall.authority }, answers)
    lease.end()
    requireCommitted(await client.query('commit'))
    return result
  } catch (error) {
    lease.end()
    broken = !(await rolledBack(client))
    throw error
  } finally {
    // A connection whose state is unknown must not be handed to the next caller with a transaction open.
    client.release(broken)
  }
}

/**
 * The client for as long as its transaction lasts. Work that was started and not awaited would otherwise go on in the next
 * caller's transaction, behind that caller's wall.
 */
function leaseOf(client: PoolClient): { readonly client: PoolClient; end(): void } {
  let hasEnded = false
  const leased = new Proxy(client, {
    get(target, name) {
      if (hasEnded) throw new Error('the transaction has ended; await everything that it does')
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    client: leased,
    end: () => {
      hasEnded = true
    },
  }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}
