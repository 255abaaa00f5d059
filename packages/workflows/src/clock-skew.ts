/** How far this machine's clock may be from the queue's, ms. */
const SKEW_MAX_MS = 2_000

/**
 * Fails when this machine's clock differs from the queue server's by more than two seconds. BullMQ's PostgreSQL backend takes
 * the time from its clients, so a worker whose clock is ahead would take live jobs from the others. `now` and `serverNow` are
 * in ms since 1970; the error states the skew.
 */
export async function assertClockAgrees(serverNow: () => Promise<number>, now: () => number = Date.now): Promise<void> {
  const askedAt = now()
  const serverAt = await serverNow()
  const answeredAt = now()
  // The server read its clock between the request and the answer.
  const skewMs = serverAt < askedAt ? askedAt - serverAt : Math.max(0, serverAt - answeredAt)
  if (skewMs > SKEW_MAX_MS) {
    throw new Error(
      `this machine's clock is ${Math.round(skewMs)} ms from the queue server's (at most ${SKEW_MAX_MS} ms are safe); ` +
        'synchronise both with NTP and start again',
    )
  }
}
