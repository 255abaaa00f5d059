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
  outcome: ClaimOutcome['outcome']
  status: number | null
  response: string | null
  etag: string | null
}

/**
 * Claims a key for this transaction by writing its row, so that a crash leaves neither claim nor effect. While another transaction
 * holds it, `in-progress` is answered at once; waiting would hold a connection.
 */
export async function claimIdempotencyKey(transaction: Transaction, claim: IdempotencyClaim): Promise<ClaimOutcome> {
  return outcomeOfClaim(await transaction.client.query(claimStatement(claim)))
}

/** The statement of `claimIdempotencyKey`, which may go out with the beginning of its transaction. */
export function claimStatement({ service, caller, key, requestHash }: IdempotencyClaim): QueryConfig {
  return {
    name: 'concert-claim-key',
    text: 'select outcome, status, response, etag from platform.claim_key($1, $2, $3, $4)',
    values: [service, caller, key, requestHash],
  }
}

/** What the statement answered. */
export function outcomeOfClaim({ rows }: QueryResult<Row>): ClaimOutcome {
  const row = rows[0]
  if (row === undefined) return { outcome: 'in-progress' }
  const { outcome, status, response, etag } = row
  return outcome === 'answered'
    ? { outcome, answer: { status: status ?? 500, text: response ?? 'null', etag } }
    : { outcome }
}

/** Keeps the answer under the key that this transaction claimed and in which it has its effect. */
export async function keepAnswer(
  { client }: Transaction,
  { service, caller, key }: IdempotencyClaim,
  { status, text, etag }: StoredAnswer,
): Promise<void> {
  await client.query({
    name: 'concert-keep-answer',
    text: 'select platform.keep_answer($1, $2, $3, $4, $5, $6)',
    values: [service, caller, key, status, text, etag],
  })
}
