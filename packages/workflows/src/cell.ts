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
  /** How often the outbox is looked at when no notification comes, ms. */
  pollEveryMs: number
  /** How long work may lie after its worker died, ms. A living worker renews its lease three times in this. */
  leaseMs: number
  /** How long a subscription or a step may take, ms. */
  handlerDeadlineMs: number
  /** After how many failed attempts a delivery becomes a dead letter. */
  deliveryAttempts: number
  retry: RetryPace
}

export const defaultTiming: Timing = {
  reconcileEveryMs: 5_000,
  pollEveryMs: 1_000,
  leaseMs: 5_000,
  handlerDeadlineMs: 20_000,
  // With this pace the last attempt is made about a quarter of an hour after the first.
  deliveryAttempts: 20,
  retry: { firstMs: 250, capMs: 60_000 },
}
