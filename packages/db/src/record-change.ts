import { channel } from 'node:diagnostics_channel'
import type { EventInput, EventType, Stream } from '@concert/contracts/events/streams'
import { v7 } from 'uuid'
import type { Transaction } from './authority-transaction.ts'
import { digestOf } from './digest.ts'

/** An event of a stream with its whole payload, as `eventSchemas` of the contracts has it. */
export type ChangeEvent<S extends Stream> = {
  readonly [Of in S]: {
    readonly [T in EventType<Of>]: { readonly type: T; readonly payload: EventInput<Of, T> }
  }[EventType<Of>]
}[S]

/** What one guard judged; only the digest of its inputs is stored. */
export interface ChangeReceipt {
  readonly clause: string
  readonly guard: string
  readonly inputs: unknown
}

export interface Change<S extends Stream> {
  /** The stream's kind. It must belong to the service's role. */
  readonly stream: S
  readonly streamId: string
  /** The version the change was decided on; its events take the versions after it. */
  readonly version: number
  /** Subject and verb of the audit line, for example `application.submitted`. */
  readonly action: string
  readonly actor: { readonly id: string; readonly authorisationId?: string | undefined }
  readonly events: readonly ChangeEvent<S>[]
  readonly receipts: readonly ChangeReceipt[]
  readonly edition?: string
  readonly requestId?: string
}

/** Says every event that is to be recorded, with its stream: tests compare the payloads with their schemas. */
const recordedEvent = channel('concert:recorded-event')

/**
 * Writes a change's events, outbox rows, clause receipts and audit line in the caller's transaction, in one statement. The
 * database builds the line and computes the digests of the events. Two changes decided on the same version cannot both be written:
 * the second breaks the primary key of the events.
 *
 * @returns the version after the change
 */
export async function recordChange<S extends Stream>(transaction: Transaction, change: Change<S>): Promise<number> {
  for (const { type, payload } of change.events) recordedEvent.publish({ stream: change.stream, type, payload })
  const events = change.events.map(({ type, payload }) => ({ id: v7(), type, payload }))
  const receipts = change.receipts.map(({ clause, guard, inputs }) => ({
    clause,
    guard,
    inputsDigest: digestOf(inputs),
  }))
  await transaction.client.query({
    name: 'concert-record-change',
    text: 'select platform.record_change($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [
      change.stream,
      change.streamId,
      change.version,
      change.action,
      change.actor.id,
      change.actor.authorisationId ?? null,
      change.edition ?? null,
      change.requestId ?? null,
      JSON.stringify(events),
      JSON.stringify(receipts),
    ],
  })
  return change.version + events.length
}
