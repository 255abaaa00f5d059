import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { HintJob } from '#hint.ts'
import type { RetryPace } from '#retry-delay.ts'
import type { Saga } from '#saga.ts'
import type { Subscription } from '#subscription.ts'

/** What every part of one authority's engine works with. */
export type Cell = {
  authority: string
  /** The cell's database as the role of the workflows service. */
  pool: Pool
  log: Logger
  timing: Timing
  /** The subscriptions by event type, as the relay needs them. */
  subscriptionsOf: ReadonlyMap<string, readonly Subscription[]>
  /** The subscriptions by their name, as a delivery needs them. */
  subscriptions: ReadonlyMap<string, Subscription>
  sagas: ReadonlyMap<string, Saga>
  /**
   * Adds jobs for work that stands in the database, and answers whether the queue has them. Never rejects: what is not added
   * now the reconciler adds later.
   */
  offer(jobs: readonly HintJob[]): Promise<boolean>
}

export type Timing = {
  /** How often the database is searched for work that is due, ms. */
  reconcileEveryMs: number
  /** How often answers kept for repetitions are searched for old ones, ms. */
  forgetEveryMs: number
  /** How often the outbox is looked at when no notification comes, ms. */
  pollEveryMs: number
  /** How often audit lines that wait are given their places in the chain, ms. */
  chainEveryMs: number
  /** How long work may lie after its worker died, ms. A living worker renews its lease three times in this. */
  leaseMs: number
  /** How long a subscription or a step may take, ms. */
  handlerDeadlineMs: number
  /** After how many failed attempts work that is still repeated is listed and logged as stuck. */
  stuckAfterAttempts: number
  /** How often in a row the worker may end during a delivery before that becomes a dead letter. */
  workerEndsMax: number
  retry: RetryPace
}

export const defaultTiming: Timing = {
  reconcileEveryMs: 5_000,
  forgetEveryMs: 3_600_000,
  pollEveryMs: 1_000,
  chainEveryMs: 1_000,
  leaseMs: 5_000,
  handlerDeadlineMs: 20_000,
  // With this pace the eighth attempt is made 16 to 32 s after the first; from the ninth failure on a minute lies between two at
  // most, so that work goes on within a minute of the end of an outage, however long that was.
  stuckAfterAttempts: 8,
  workerEndsMax: 20,
  retry: { firstMs: 250, capMs: 60_000 },
}
