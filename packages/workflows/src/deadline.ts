/** An outbound call did not answer in time. Its effect on the other side is unknown, so the caller must repeat it safely. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/**
 * Returns the promise's result, or throws {@link DeadlineExceeded} after `deadlineMs`. The call itself continues: a suspended
 * server answers neither with success nor with an error, and drivers wait for it without limit.
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
