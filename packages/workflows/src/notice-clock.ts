import type { ClockRef } from '#hint.ts'

/**
 * Has the point noticed to which a clock has come. A `PermanentFailure` says that there is nothing to notice any more.
 *
 * @param key the same for every attempt at one point of one clock: send it as `Idempotency-Key`
 */
export type NoticeClock = (clock: ClockRef, key: string) => Promise<void>
