/** An outbound call did not answer in time. What it did on the other side is unknown, so the caller must repeat it safely. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/**
 * The promise's result, or {@link DeadlineExceeded} after `deadlineMs`. The call itself continues in the background: a
 * stopped (not ended) server answers neither with success nor with an error, and drivers wait for it without limit.
 */
export async function withDeadline<Result>(call: Promise<Result>, deadlineMs: number, what: string): Promise<Result> {
  const { promise: overdue, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new DeadlineExceeded(`${what}: no answer within ${deadlineMs} ms`)), deadlineMs)
  try {
    return await Promise.race([call, overdue])
  } finally {
    clearTimeout(timer)
  }
}
