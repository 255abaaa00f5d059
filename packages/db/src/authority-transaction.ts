import type { Authority } from '@concert/domain/jurisdictions'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { DatabaseError, type Pool, type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg'

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

export interface Wall {
  readonly authority: Authority
  /** The applicant whose rows may be seen; `*` for staff and services of the authority. */
  readonly applicant: string
}

const RETRYABLE = new Set(['40001', '40P01'])
const ATTEMPTS_MAX = 4

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

/**
 * Runs one statement in a transaction of its own behind the authority's wall, as `withAuthority` does, but in one round trip:
 * begin, statement and commit are sent together.
 *
 * @example
 * const { rows } = await oneStatement<{ id: string }>(pool, wall, { name: 'due-work', text: 'select id from …', values: [] })
 */
export function oneStatement<Row extends QueryResultRow>(
  pool: Pool,
  wall: Wall,
  statement: QueryConfig,
): Promise<QueryResult<Row>> {
  return retried(() => runStatement<Row>(pool, wall, statement))
}

async function retried<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
    }
  }
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

async function runStatement<Row extends QueryResultRow>(
  pool: Pool,
  wall: Wall,
  statement: QueryConfig,
): Promise<QueryResult<Row>> {
  const client = await pool.connect()
  // None waits for the one before it. When the statement fails, the commit rolls back and the connection is as before.
  const [began, answered, ended] = await Promise.allSettled([
    begin(client, wall, []),
    client.query<Row>(statement),
    client.query('commit'),
  ])
  client.release(began.status === 'rejected' || ended.status === 'rejected')
  if (began.status === 'rejected') throw began.reason
  if (answered.status === 'rejected') throw answered.reason
  if (ended.status === 'rejected') throw ended.reason
  requireCommitted(ended.value)
  return answered.value
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

/** PostgreSQL answers the commit of a failed transaction with ROLLBACK and no error, for example after a swallowed one. */
function requireCommitted({ command }: QueryResult): void {
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements had failed')
}

/**
 * The one place where begin, wall and first statements go out, in one round trip. The wall's values are literals, for what is
 * sent as one text takes no parameters.
 */
async function begin(
  client: PoolClient,
  wall: Wall,
  first: readonly QueryConfig[],
): Promise<{ readonly now: string; readonly answers: readonly QueryResult[] }> {
  const authority = client.escapeLiteral(wall.authority)
  const applicant = client.escapeLiteral(wall.applicant)
  const beginning: Promise<unknown> = client.query(
    `begin; select set_config('concert.authority', ${authority}, true), set_config('concert.applicant', ${applicant}, true),
                   date_trunc('milliseconds', transaction_timestamp()) as now`,
  )
  const [results, ...answers] = await Promise.all([beginning, ...first.map((statement) => client.query(statement))])
  const [, walled] = results as [QueryResult, QueryResult<{ now: string }>]
  const row = walled.rows[0]
  if (row === undefined) throw new Error('the database did not answer the start of a transaction')
  return { now: row.now, answers }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}

/** The cause chain's PostgreSQL error, if there is one; drizzle wraps it. */
export function databaseErrorOf(error: unknown): DatabaseError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DatabaseError) return cause
  }
  return undefined
}

function isRetryable(error: unknown): boolean {
  const cause = databaseErrorOf(error)
  if (cause?.code === undefined) return false
  return RETRYABLE.has(cause.code) || cause.constraint === 'idempotency_keys_pkey'
}
