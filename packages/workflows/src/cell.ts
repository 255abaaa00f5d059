import type { Authority } from '@concert/domain/jurisdictions'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { HintJob } from '#hint.ts'
import type { RetryPace } from '#retry-delay.ts'
import type { Saga } from '#saga.ts'
import type { Subscription } from '#subscription.ts'

/** What every part of the engine of one authority works with. */
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
  /**
   * Adds jobs for work that stands in the database, and answers whether the queue has them. Never rejects: what is not added
   * now, the reconciler adds later.
   */
  readonly offer: (jobs: readonly HintJob[]) => Promise<boolean>
}

export interface Timing {
  /** How often the database is searched for work that is due, ms. */
  readonly reconcileEveryMs: number
  /** How often answers kept for repetitions are searched for old ones, ms. */
  readonly forgetEveryMs: number
  /** How often the outbox is looked at when no notification comes, ms. */
  readonly pollEveryMs: number
  /** How often audit lines that wait are given their places in the chain, ms. */
  readonly chainEveryMs: number
  /** How long work may lie after its worker died, ms. A living worker renews its lease three times in this period. */
  readonly leaseMs: number
  /** How long a subscription or a step may take, ms. */
  readonly handlerDeadlineMs: number
  /** After how many failed attempts work that is still repeated is listed and logged as stuck. */
  readonly stuckAfterAttempts: number
  /** How often in a row the worker may end during a delivery before the delivery becomes a dead letter. */
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
  // With this pace the eighth attempt comes 16 to 32 s after the first. From the ninth failure on, attempts are at most a minute
  // apart, so that work continues within a minute of the end of an outage of any length.
  stuckAfterAttempts: 8,
  workerEndsMax: 20,
  retry: { firstMs: 250, capMs: 60_000 },
}
