import type { SagaStarter } from '#saga.ts'

/** An event as the outbox holds it. `payload` is whatever its service wrote: parse it before use. */
export type OutboxEvent = {
  id: string
  authority: string
  stream: string
  streamId: string
  streamVersion: number
  type: string
  payload: unknown
  /** RFC 3339 in UTC, to the millisecond. */
  occurredAt: string
}

export type DeliveryContext = {
  /** `<eventId>.<subscription>`: the same for every attempt. Send it as `Idempotency-Key`. */
  key: string
  /** Grows with every attempt. A receiver that remembers the highest it has seen can refuse an attempt that came back late. */
  fence: number
  /** Counted from 1. */
  attempt: number
  /** Aborted when the attempt has run out of time, or when another worker has taken the delivery over. */
  signal: AbortSignal
  sagas: SagaStarter
}

/**
 * Something to be done for each event of a type. `deliver` runs at least once for each event, and for the events of one
 * stream in their order: the next one waits until this one is done. A failure is repeated with backoff until it succeeds,
 * except a `PermanentFailure`, to be thrown when repeating cannot help: it makes a dead letter, which holds the later ones of
 * its stream back until it is retried.
 */
export type Subscription = {
  /** Unique, kebab-case, and never changed: it is part of the key. */
  name: string
  deliver: (event: OutboxEvent, context: DeliveryContext) => Promise<void>
}
