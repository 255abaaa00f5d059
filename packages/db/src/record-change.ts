import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import { v7 } from 'uuid'
import type { Transaction } from './authority-transaction.ts'

export interface ChangeEvent {
  readonly type: string
  readonly payload: object
}

/** What one guard judged; its inputs are kept as a hash only (lifecycle guard G5). */
export interface ChangeReceipt {
  readonly clause: string
  readonly guard: string
  readonly inputs: unknown
}

export interface Change {
  /** The stream's kind: `application`, `evaluation`, … It must belong to the service's role. */
  readonly stream: string
  readonly streamId: string
  /** The version the change was decided on; its events take the versions after it. */
  readonly version: number
  /** Subject and verb of the audit line, for example `application.submitted`. */
  readonly action: string
  readonly actor: { readonly id: string; readonly authorisationId?: string | undefined }
  readonly events: readonly ChangeEvent[]
  readonly receipts: readonly ChangeReceipt[]
  readonly edition?: string
  readonly requestId?: string
}

/**
 * Writes a change's events, outbox rows, clause receipts and audit line in the caller's transaction, in one statement. Two
 * changes decided on the same version cannot both be written: the second breaks the events' primary key.
 *
 * @returns the version after the change
 */
export async function recordChange(transaction: Transaction, change: Change): Promise<number> {
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

/** SHA-256 of the canonical bytes (RFC 8785) of a JSON value, in hexadecimal; members that are undefined do not count. */
export function digestOf(value: unknown): string {
  return digestHex(canonicalBytes(withoutUndefined(value)))
}

/** The canonical text (RFC 8785) of a JSON value; members that are undefined do not count. */
export function canonicalText(value: unknown): string {
  return new TextDecoder().decode(canonicalBytes(withoutUndefined(value)))
}

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}
