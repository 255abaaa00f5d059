import type { SagaStarter } from '#saga.ts'

/** An event as it was recorded. `payload` is what its service wrote: parse it before use. */
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
  /** Grows with every attempt. A receiver that remembers the highest it has seen can refuse an attempt that arrives late. */
  readonly fence: number
  /** Counted from 1. */
  readonly attempt: number
  /** Aborted when the attempt has run out of time, or when another worker has taken the delivery over. */
  readonly signal: AbortSignal
  readonly sagas: SagaStarter
}

/**
 * Something to do for each event of one type of one stream. `deliver` runs at least once per event, and in order for the events
 * with one stream id: the next one waits until this one is done. A failure is repeated with backoff until it succeeds. The
 * exception is a `PermanentFailure`, thrown when a repetition cannot help: it makes a dead letter, which holds back the later
 * events of its stream id until it is retried.
 */
export interface Subscription {
  /** Unique, kebab-case, and never changed: it is part of the key. */
  readonly name: string
  readonly stream: string
  readonly type: string
  readonly deliver: (event: RecordedEvent, context: DeliveryContext) => Promise<void>
}
