import { channel } from 'node:diagnostics_channel'
import type { EventInput, EventType, Stream } from '@concert/contracts/events/streams'
import { v7 } from 'uuid'
import type { Transaction } from './authority-transaction.ts'
import { canonicalText, digestOf } from './digest.ts'

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
 * Writes a change's events, outbox rows, clause receipts and audit line in the caller's transaction, in one statement. Two
 * changes decided on the same version cannot both be written: the second breaks the events' primary key.
 *
 * @returns the version after the change
 */
export async function recordChange<S extends Stream>(transaction: Transaction, change: Change<S>): Promise<number> {
  for (const { type, payload } of change.events) recordedEvent.publish({ stream: change.stream, type, payload })
  const events = change.events.map((event) => ({ id: v7(), type: event.type, payload: event.payload }))
  const receipts = change.receipts.map((receipt) => ({
    clause: receipt.clause,
    guard: receipt.guard,
    inputsHash: digestOf(receipt.inputs),
    authorisationId: change.actor.authorisationId ?? null,
    edition: change.edition ?? null,
  }))
  const line = canonicalText({
    at: transaction.now,
    authority: transaction.authority,
    action: change.action,
    stream: change.stream,
    streamId: change.streamId,
    version: change.version,
    actor: change.actor.id,
    authorisationId: change.actor.authorisationId ?? null,
    edition: change.edition ?? null,
    requestId: change.requestId ?? null,
    events: events.map((event) => ({ id: event.id, type: event.type, digest: digestOf(event.payload) })),
    receipts: receipts.map((receipt) => ({
      clause: receipt.clause,
      guard: receipt.guard,
      inputsHash: receipt.inputsHash,
    })),
  })
  await transaction.client.query({
    name: 'concert-record-change',
    text: 'select platform.record_change($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb)',
    values: [
      change.stream,
      change.streamId,
      change.version,
      change.actor.id,
      JSON.stringify(events),
      line,
      JSON.stringify(receipts),
    ],
  })
  return change.version + events.length
}
