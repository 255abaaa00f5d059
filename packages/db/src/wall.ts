import type { Authority } from '@concert/domain/jurisdictions'
import type { PoolClient, QueryConfig, QueryResult } from 'pg'
import { databaseErrorOf } from './database-error.ts'

// What `withAuthority` and `oneStatement` have in common: how a transaction of an authority begins, ends and is tried again.

export interface Wall {
  readonly authority: Authority
  /** The applicant whose rows may be seen; `*` for staff and services of the authority. */
  readonly applicant: string
}

const RETRYABLE = new Set(['40001', '40P01'])
const ATTEMPTS_MAX = 4

/** Runs again what failed because two transactions met, up to four times in all. */
export async function retried<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
    }
  }
}

/**
 * The one place where begin, wall and first statements go out, in one round trip. The wall's values are literals, for what is
 * sent as one text takes no parameters. The level is named: the guards of the database refuse every other one, and a role could
 * have another default.
 */
export async function begin(
  client: PoolClient,
  wall: Wall,
  first: readonly QueryConfig[] = [],
): Promise<{ readonly now: string; readonly answers: readonly QueryResult[] }> {
  const authority = client.escapeLiteral(wall.authority)
  const applicant = client.escapeLiteral(wall.applicant)
  const beginning: Promise<unknown> = client.query(
    `begin isolation level read committed; select set_config('concert.authority', ${authority}, true), set_config('concert.applicant', ${applicant}, true),
                   date_trunc('milliseconds', transaction_timestamp()) as now`,
  )
  const [results, ...answers] = await Promise.all([beginning, ...first.map((statement) => client.query(statement))])
  const [, walled] = results as [QueryResult, QueryResult<{ now: string }>]
  const row = walled.rows[0]
  if (row === undefined) throw new Error('the database did not answer the start of a transaction')
  return { now: row.now, answers }
}

/** PostgreSQL answers the commit of a failed transaction with ROLLBACK and no error, for example after a swallowed one. */
export function requireCommitted({ command }: QueryResult): void {
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements had failed')
}

function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(databaseErrorOf(error)?.code ?? '')
}
