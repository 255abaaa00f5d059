import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { withAuthority } from '@concert/db/authority-transaction'
import type { CellContext } from '@concert/platform/service-options'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'

/** How long a lease holds without a sign of life: a process that ended keeps an upload from its client no longer. */
const LEASE_MS = 10_000
const RENEWED_EVERY_MS = 2_000
/** So long before its end nobody writes under a lease any more: what is in hand then is written while it still holds. */
const MARGIN_MS = 3_000
/** How long a request that has the lease may wait for a byte while another one wants it. */
const QUIET_MS = 1_000
/** How long a request waits for a lease: in this time one that waits in vain for its client has seen that it is to let go. */
const PATIENCE_MS = 5_000
const ASKED_EVERY_MS = 250

/** The right to read or write one upload, which one request has at a time, whichever process answers it. */
export interface Lease {
  readonly id: string
  /** Aborted, with the refusal as its reason, when this request may write no more: the lease was lost, or handed over. */
  readonly over: AbortSignal
  /** @throws RefusedRequest 423 when this request may write no more */
  requireHeld(): void
  /** Waits for something of the client. Meanwhile the lease may be handed over to a request that wants it. */
  awaitClient<Answer>(answer: Promise<Answer>): Promise<Answer>
  release(): Promise<void>
}

type Leasing = Pick<CellContext, 'authority' | 'pool'>

/**
 * Takes the lease of an upload. Where another request has it, that one is asked to let go, and waited for.
 *
 * @throws RefusedRequest 423 while another request has it, and works
 */
export async function takeLease(context: Leasing, applicant: string, uploadId: string): Promise<Lease> {
  const id = randomUUID()
  const { authority } = context
  const run = runnerOf(context, applicant)
  const takenAt = await inTurn(run, context, uploadId, async () => {
    const askedAt = performance.now()
    return (await run(TAKE, [authority, uploadId, id, LEASE_MS])).rowCount === 0 ? undefined : askedAt
  })
  return held(run, context, uploadId, { id, takenAt })
}

/** For who only looks: waits until nobody has the lease. @throws RefusedRequest 423 while another request has it, and works */
export async function awaitUnleased(context: Leasing, applicant: string, uploadId: string): Promise<void> {
  const run = runnerOf(context, applicant)
  await inTurn(run, context, uploadId, async () =>
    (await run(LEASED, [context.authority, uploadId])).rowCount === 0 ? true : undefined,
  )
}

/** For whom another request on the same upload is under way. */
export function locked(): RefusedRequest {
  return new RefusedRequest('locked', { detail: detail('upload-locked'), retryAfterSeconds: 5 })
}

type Run = (text: string, values: readonly unknown[]) => Promise<{ readonly rowCount: number | null; rows: Wanted[] }>

interface Wanted {
  readonly isWanted: boolean
}

function runnerOf({ authority, pool }: Leasing, applicant: string): Run {
  return (text, values) =>
    withAuthority(pool, { authority, applicant }, ({ client }) => client.query<Wanted>(text, [...values]))
}

/** The uploads for whose lease a request of this process waits. One waits for each; whoever else comes is answered at once. */
const awaited = new Set<string>()

/** Asks until there is an answer, and says meanwhile that the lease is wanted. */
async function inTurn<Answer>(
  run: Run,
  { authority }: Leasing,
  uploadId: string,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
  const first = await ask()
  if (first !== undefined) return first
  if (awaited.has(uploadId)) throw locked()
  awaited.add(uploadId)
  try {
    const until = performance.now() + PATIENCE_MS
    await run(WANT, [authority, uploadId, PATIENCE_MS])
    while (performance.now() < until) {
      await pause(ASKED_EVERY_MS)
      const answer = await ask()
      if (answer !== undefined) return answer
    }
    throw locked()
  } finally {
    awaited.delete(uploadId)
  }
}

function held(
  run: Run,
  { authority }: Leasing,
  uploadId: string,
  { id, takenAt }: { id: string; takenAt: number },
): Lease {
  const over = new AbortController()
  const end = () => over.abort(locked())
  const quiet = watchQuiet(end)
  let heldUntil = takenAt + LEASE_MS
  const isHeld = () => performance.now() < heldUntil - MARGIN_MS
  const renew = async () => {
    const askedAt = performance.now()
    const [row] = (await run(RENEW, [authority, uploadId, id, LEASE_MS])).rows
    if (row === undefined) return end()
    heldUntil = askedAt + LEASE_MS
    quiet.say(row)
  }
  const timer = setInterval(() => {
    if (!isHeld()) end()
    // The next time may find the database again.
    void renew().catch(() => undefined)
  }, RENEWED_EVERY_MS).unref()
  return {
    id,
    over: over.signal,
    requireHeld() {
      if (!isHeld()) end()
      over.signal.throwIfAborted()
    },
    awaitClient: quiet.awaitClient,
    async release() {
      clearInterval(timer)
      quiet.stop()
      // Where the database is away, the lease ends by itself.
      await run(LET_GO, [authority, uploadId, id]).catch(() => undefined)
    },
  }
}

/** Ends a lease that is wanted once its request has waited for its client for too long. */
function watchQuiet(end: () => void) {
  let isWanted = false
  let quietSince: number | undefined
  let looking: NodeJS.Timeout | undefined
  const look = () => {
    if (!isWanted || quietSince === undefined || looking !== undefined) return
    const since = quietSince
    const leftMs = since + QUIET_MS - performance.now()
    // What this process had no turn to read counts as come.
    if (leftMs <= 0) return void setImmediate(() => (quietSince === since ? end() : undefined))
    looking = setTimeout(() => {
      looking = undefined
      look()
    }, leftMs).unref()
  }
  return {
    say(said: Wanted) {
      isWanted = said.isWanted
      look()
    },
    stop: () => clearTimeout(looking),
    async awaitClient<Answer>(answer: Promise<Answer>): Promise<Answer> {
      quietSince = performance.now()
      look()
      try {
        return await answer
      } finally {
        quietSince = undefined
      }
    },
  }
}

const TAKE = `update evidence.uploads
  set lease = $3, leased_until = clock_timestamp() + $4::float8 * interval '1 ms', lease_wanted_until = null
  where authority = $1 and upload_id = $2 and (lease is null or leased_until < clock_timestamp())`
const RENEW = `update evidence.uploads set leased_until = clock_timestamp() + $4::float8 * interval '1 ms'
  where authority = $1 and upload_id = $2 and lease = $3
  returning coalesce(lease_wanted_until > clock_timestamp(), false) as "isWanted"`
const WANT = `update evidence.uploads set lease_wanted_until = clock_timestamp() + $3::float8 * interval '1 ms'
  where authority = $1 and upload_id = $2 and lease is not null`
const LEASED =
  'select from evidence.uploads where authority = $1 and upload_id = $2 and leased_until > clock_timestamp()'
const LET_GO = `update evidence.uploads set lease = null, leased_until = null
  where authority = $1 and upload_id = $2 and lease = $3`
