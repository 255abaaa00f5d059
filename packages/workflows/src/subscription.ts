import type { SagaStarter } from '#saga.ts'

/** A recorded event. `payload` is what the service wrote: parse it before use. */
export interface RecordedEvent {
  readonly id: string
  readonly authority: string
  readonly stream: string
  readonly streamId: string
  readonly streamVersion: number
  readonly type: string
  readonly payload: unknown
  /** RFC 3339 in UTC, to the millisecond. */
  readonly occurredAt: string
}

export interface DeliveryContext {
  /** `<eventId>.<subscription>`: the same for every attempt. Send it as `Idempotency-Key`. */
  readonly key: string
  /** Grows with every attempt. A receiver that stores the highest fence can refuse a late attempt. */
  readonly fence: number
  /** Counted from 1. */
  readonly attempt: number
  /** Aborted when the attempt exceeds its time limit, or when another worker has taken the delivery over. */
  readonly signal: AbortSignal
  readonly sagas: SagaStarter
}

/**
 * Work for each event of one type of one stream. `deliver` runs at least once per event, and in order for the events with one
 * stream id: the next event waits until this one is done. A failure is repeated with backoff until it succeeds, except a
 * `PermanentFailure`: it makes a dead letter, which holds back later events of the stream id until it is retried.
 */
export interface Subscription {
  /** Unique and kebab-case. Never change it: it is part of the key. */
  readonly name: string
  readonly stream: string
  readonly type: string
  readonly deliver: (event: RecordedEvent, context: DeliveryContext) => Promise<void>
}
