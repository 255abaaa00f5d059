import { DeadlineExceeded } from '#deadline.ts'

export interface Lease {
  readonly leaseMs: number
  readonly deadlineMs: number
  /** Renews the lease. False when another worker has it now. */
  readonly renew: () => Promise<boolean>
}

/**
 * Runs `work` and renews its lease three times per `leaseMs`. Aborts the signal of the work and rejects when the lease is lost
 * or `deadlineMs` have passed. Work that ignores the signal continues, but its result is not used, and its fence makes its
 * later writes fail.
 */
export async function underLease<Result>(
  options: Lease,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  function stop(reason: Error): void {
    abort.abort(reason)
    reject(reason)
  }
  const { deadlineMs } = options
  const deadline = setTimeout(() => stop(new DeadlineExceeded(`not finished within ${deadlineMs} ms`)), deadlineMs)
  const heartbeat = setInterval(() => {
    options.renew().then(
      (isMine) => {
        if (!isMine) stop(new LeaseLost())
      },
      // The database does not answer, so the lease may be lost. The fence decides at the end.
      () => undefined,
    )
  }, options.leaseMs / 3)
  try {
    return await Promise.race([work(abort.signal), aborted])
  } finally {
    clearTimeout(deadline)
    clearInterval(heartbeat)
  }
}

/** Another worker took the work over, because this worker was silent for longer than its lease. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor() {
    super('another worker has taken this over')
  }
}
