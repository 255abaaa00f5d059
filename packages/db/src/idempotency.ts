import type { Authority } from '@concert/domain/jurisdictions'
import type { QueryConfig, QueryResult } from 'pg'
import type { Transaction } from './authority-transaction.ts'

export interface IdempotencyClaim {
  readonly service: string
  readonly caller: string
  readonly key: string
  /** SHA-256 over method, path and body. */
  readonly requestHash: Buffer
}

export interface StoredAnswer {
  readonly status: number
  /** The very text that was sent. */
  readonly text: string
  readonly etag: string | null
}

export type ClaimOutcome =
  | { readonly outcome: 'fresh' }
  | { readonly outcome: 'answered'; readonly answer: StoredAnswer }
  | { readonly outcome: 'other-request' }
  | { readonly outcome: 'in-progress' }

interface Row {
  locked: boolean
  same: boolean | null
  status: number | null
  response: string | null
  etag: string | null
}

/**
 * Claims a key for this transaction. The advisory lock answers `in-progress` at once where waiting for the other transaction's
 * row would hold a connection; the row is written with the effect, so a crash leaves neither.
 */
export async function claimIdempotencyKey(transaction: Transaction, claim: IdempotencyClaim): Promise<ClaimOutcome> {
  return outcomeOfClaim(await transaction.client.query(claimStatement(transaction.authority, claim)))
}

/** The statement of `claimIdempotencyKey`, which may go out with the beginning of its transaction. */
export function claimStatement(authority: Authority, claim: IdempotencyClaim): QueryConfig {
  const lockName = [authority, claim.service, claim.caller, claim.key].join('\n')
  return {
    name: 'concert-claim-key',
    text: `select held.locked, kept.request_hash = $5 as same, kept.status, kept.response::text as response, kept.etag
           from (select pg_try_advisory_xact_lock(hashtextextended($6, 0)) as locked) as held
           left join platform.idempotency_keys kept
             on kept.authority = $1 and kept.service = $2 and kept.caller = $3 and kept.key = $4`,
    values: [authority, claim.service, claim.caller, claim.key, claim.requestHash, lockName],
  }
}

/** What the statement answered. */
export function outcomeOfClaim({ rows }: QueryResult<Row>): ClaimOutcome {
  const row = rows[0]
  if (row === undefined || !row.locked) return { outcome: 'in-progress' }
  if (row.same === null) return { outcome: 'fresh' }
  if (!row.same) return { outcome: 'other-request' }
  return { outcome: 'answered', answer: { status: row.status ?? 500, text: row.response ?? 'null', etag: row.etag } }
}

/**
 * Keeps the answer under the claimed key, in the transaction that has the effect. When another transaction kept one between
 * this one's look and its lock, the primary key breaks, the effect is rolled back, and `withAuthority` runs it again.
 */
export async function keepAnswer(
  transaction: Transaction,
  claim: IdempotencyClaim,
  answer: StoredAnswer,
): Promise<void> {
  await transaction.client.query({
    name: 'concert-keep-answer',
    text: `insert into platform.idempotency_keys (authority, service, caller, key, request_hash, status, response, etag)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      transaction.authority,
      claim.service,
      claim.caller,
      claim.key,
      claim.requestHash,
      answer.status,
      answer.text,
      answer.etag,
    ],
  })
}
