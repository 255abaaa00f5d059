import { randomUUID } from 'node:crypto'
import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import type { CellContext } from '@concert/platform/service-options'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'

/** How long a lease holds without a sign of life: a process that ended keeps an upload from its client no longer. */
const LEASE_MS = 30_000
const RENEWED_EVERY_MS = 10_000

/** The right to read or write one upload, which one request has at a time, whichever process answers it. */
export interface Lease {
  /** Aborted when the lease was lost, because the database was away for too long. */
  readonly lost: AbortSignal
  release(): Promise<void>
}

/** @throws RefusedRequest 423 while another request has it */
export async function takeLease({ authority, pool }: CellContext, applicant: string, uploadId: string): Promise<Lease> {
  const lease = randomUUID()
  const wall = { authority, applicant }
  const holding = () =>
    withAuthority(pool, wall, ({ client }) => client.query(HOLD, [authority, uploadId, lease, LEASE_MS]))
  if ((await holding()).rowCount === 0) throw locked()
  const lost = new AbortController()
  let heldUntil = Date.now() + LEASE_MS
  const timer = setInterval(() => {
    const askedAt = Date.now()
    void holding().then(
      ({ rowCount }) => (rowCount === 0 ? lost.abort() : (heldUntil = askedAt + LEASE_MS)),
      () => (Date.now() + RENEWED_EVERY_MS > heldUntil ? lost.abort() : undefined),
    )
  }, RENEWED_EVERY_MS).unref()
  return {
    lost: lost.signal,
    async release() {
      clearInterval(timer)
      // Where the database is away, the lease ends by itself.
      await withAuthority(pool, wall, ({ client }) => client.query(LET_GO, [authority, uploadId, lease])).catch(
        () => undefined,
      )
    },
  }
}

/** For who only looks. @throws RefusedRequest 423 while a request has the lease */
export async function requireUnleased({ client, authority }: Transaction, uploadId: string): Promise<void> {
  const { rowCount } = await client.query(
    'select from evidence.uploads where authority = $1 and upload_id = $2 and leased_until > clock_timestamp()',
    [authority, uploadId],
  )
  if (rowCount !== 0) throw locked()
}

/** For whom another request on the same upload is under way. */
export function locked(): RefusedRequest {
  return new RefusedRequest('locked', { detail: detail('upload-locked'), retryAfterSeconds: 5 })
}

const HOLD = `update evidence.uploads set lease = $3, leased_until = clock_timestamp() + $4::float8 * interval '1 ms'
  where authority = $1 and upload_id = $2 and (lease is null or lease = $3 or leased_until < clock_timestamp())`
const LET_GO = `update evidence.uploads set lease = null, leased_until = null
  where authority = $1 and upload_id = $2 and lease = $3`
