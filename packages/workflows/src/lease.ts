import { DeadlineExceeded } from '#deadline.ts'

export interface Lease {
  readonly leaseMs: number
  readonly deadlineMs: number
  /** Whether the lease is still this worker's. */
  readonly renew: () => Promise<boolean>
}

/**
 * Runs `work` and renews its lease three times in each `leaseMs`. The work's signal is aborted, and this rejects, when the
 * lease is lost or `deadlineMs` have passed. Work that ignores the signal continues, nobody awaits it, and its fence refuses
 * what it would still write.
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
      // A database that does not answer: the lease may be lost, which the fence will tell at the end.
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

/** Another worker has taken the work over: this one was silent for longer than its lease. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor() {
    super('another worker has taken this over')
  }
}
