import type { Pool, PoolClient } from 'pg'
import { DeadlineExceeded } from '#deadline.ts'

/** What a statement may be sent to: a client inside a transaction that is bound to one authority. */
export type Transaction = Pick<PoolClient, 'query'>

const TRANSACTION_DEADLINE_MS = 10_000

/**
 * Runs `work` in one transaction whose row-level security shows only `authority`'s rows, and returns its result after
 * the commit. Rejects with the work's error, or {@link DeadlineExceeded} (then whether it committed is unknown).
 *
 * A client whose transaction failed is destroyed and not handed back: a pool would give its open transaction and its
 * authority to the next borrower (https://github.com/brianc/node-postgres/issues/2897).
 */
export async function inAuthority<Result>(
  pool: Pool,
  authority: string,
  work: (tx: Transaction) => Promise<Result>,
  deadlineMs: number = TRANSACTION_DEADLINE_MS,
): Promise<Result> {
  const client = await pool.connect()
  let isReleased = false
  function release(error?: Error): void {
    if (isReleased) return
    isReleased = true
    client.release(error)
  }
  const overdue = new DeadlineExceeded(`transaction of ${authority}: no answer within ${deadlineMs} ms`)
  // Destroying the client also rejects the query that is waiting on it.
  const timer = setTimeout(() => release(overdue), deadlineMs)
  try {
    await client.query(`begin; select set_config('concert.authority', ${client.escapeLiteral(authority)}, true)`)
    const result = await work(client)
    const commit = await client.query('commit')
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK, not with an error.
    if (commit.command !== 'COMMIT') throw new Error(`transaction of ${authority} was rolled back`)
    release()
    return result
  } catch (error) {
    if (isReleased) throw overdue
    release(error instanceof Error ? error : new Error(String(error)))
    throw error
  } finally {
    clearTimeout(timer)
  }
}
