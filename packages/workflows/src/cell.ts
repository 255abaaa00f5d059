import type { Authority } from '@concert/domain/jurisdictions'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { HintJob } from '#hint.ts'
import type { NoticeClock } from '#notice-clock.ts'
import type { RecountClocks } from '#recount-clocks.ts'
import type { RetryPace } from '#retry-delay.ts'
import type { Saga } from '#saga.ts'
import type { Subscription } from '#subscription.ts'

/** What every part of one authority's engine requires. */
export interface Cell {
  readonly authority: Authority
  /** The cell's database, as the role of the workflows service. */
  readonly pool: Pool
  readonly log: Logger
  readonly timing: Timing
  /** By name. */
  readonly subscriptions: ReadonlyMap<string, Subscription>
  /** By name. */
  readonly sagas: ReadonlyMap<string, Saga>
  /** Has the point noticed to which a clock has come; absent in an engine that minds no clocks. */
  readonly noticeClock?: NoticeClock | undefined
  /** Has a batch of clocks counted again; absent in an engine that minds no clocks. */
  readonly recountClocks?: RecountClocks | undefined
  /**
   * Adds jobs for work that is stored in the database, and returns whether the queue accepted them. Never rejects: the
   * reconciler adds the missing jobs later.
   */
  readonly offer: (jobs: readonly HintJob[]) => Promise<boolean>
}

export interface Timing {
  /** How often the reconciler searches the database for due work, ms. */
  readonly reconcileEveryMs: number
  /** How often old answers kept for repetitions are deleted, ms. */
  readonly forgetEveryMs: number
  /** How often the outbox is read without a notification, ms. */
  readonly pollEveryMs: number
  /** How often waiting audit lines are given their place in the chain, ms. */
  readonly chainEveryMs: number
  /** How long work stays leased after its worker died, ms. A live worker renews its lease three times in this period. */
  readonly leaseMs: number
  /** The maximum duration of a subscription or a step, ms. */
  readonly handlerDeadlineMs: number
  /** For how long one job counts clocks again, ms: then another one goes on, so that a process that ends waits for none. */
  readonly recountMs: number
  /** Work with this many failed attempts is listed and logged as stuck. It is still repeated. */
  readonly stuckAfterAttempts: number
  /** After this many worker deaths in a row during a delivery, the delivery becomes a dead letter. */
  readonly workerEndsMax: number
  readonly retry: RetryPace
}

export const defaultTiming: Timing = {
  reconcileEveryMs: 5_000,
  forgetEveryMs: 3_600_000,
  pollEveryMs: 1_000,
  chainEveryMs: 1_000,
  leaseMs: 5_000,
  handlerDeadlineMs: 20_000,
  recountMs: 2_000,
  // The eighth attempt is made 16 to 32 s after the first. From the ninth failure on, attempts are at most a minute apart, so
  // that work continues within a minute after an outage of any length.
  stuckAfterAttempts: 8,
  workerEndsMax: 20,
  retry: { firstMs: 250, capMs: 60_000 },
}
