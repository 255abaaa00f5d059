import { compactJws } from '@concert/contracts/certificate-content'
import type { EnvelopeType } from '@concert/contracts/envelopes'
import { fault } from '@concert/contracts/found-errors'
import type { Signer } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { digestOf } from '@concert/db/digest'
import { recordChange } from '@concert/db/record-change'
import type { Authority } from '@concert/domain/jurisdictions'
import { rulesNotMet } from '@concert/platform/refused-request'
import { findOutboundByKey, insertOutbound, type OutboundRecord } from '#store/outbound.ts'
import { bodyFaults } from './check-body.ts'

/** A message of one authority to another; `key` identifies the intention. */
export interface Message {
  readonly to: Authority
  readonly type: EnvelopeType
  readonly body?: unknown
  readonly key: string
}

export interface Queued {
  readonly record: OutboundRecord
  /** False when the intention already had its envelope and nothing changed. */
  readonly isNew: boolean
}

/**
 * Signs and records an envelope; its delivery follows its event. One intention creates one envelope, however often it
 * is sent and whatever the body is the second time. Step 2 of docs/flows/recognition.md.
 *
 * @throws RefusedRequest 422 when the body does not match its type, is too large, or is addressed to this cell itself
 */
export async function sendEnvelope(
  transaction: Transaction,
  message: Message,
  signer: Signer,
  by: { readonly actorId: string; readonly requestId: string },
): Promise<Queued> {
  const { to, type, key } = message
  refuseUnsendable(transaction.authority, message)
  const before = await findOutboundByKey(transaction, message)
  if (before !== undefined) return { record: before, isNew: false }
  const record = {
    to,
    type,
    key,
    ...(await signed(transaction, message, signer)),
    authority: transaction.authority,
    version: 1,
    queuedAt: transaction.now,
    deliveredAt: null,
  }
  if (!(await insertOutbound(transaction, record))) {
    const meanwhile = await findOutboundByKey(transaction, message)
    if (meanwhile === undefined) throw new Error('an envelope is recorded and cannot be found')
    return { record: meanwhile, isNew: false }
  }
  const { envelopeId, statement } = record
  await recordChange(transaction, {
    stream: 'envelope',
    streamId: envelopeId,
    version: 0,
    action: 'envelope.queued',
    actor: { id: by.actorId },
    requestId: by.requestId,
    events: [{ type: 'EnvelopeQueued', payload: { envelopeId, to, type } }],
    receipts: [
      { clause: 'iso17065-7.12', guard: 'signedHere', inputs: { to, kid: signer.kid, statement: digestOf(statement) } },
    ],
  })
  return { record, isNew: true }
}

function refuseUnsendable(here: Authority, { to, type, body }: Message): void {
  if (to === here) {
    rulesNotMet([fault('own-authority', '/to', { authority: here })])
  }
  const faults = bodyFaults(type, body)
  if (faults.length > 0) rulesNotMet(faults)
}

/** Signed inside the transaction: the key is in memory, so nothing is waited for. */
async function signed({ authority, now }: Transaction, { to, type, body }: Message, signer: Signer) {
  const envelopeId = newId('env')
  const payload = { id: envelopeId, from: authority, to, type, issuedAt: now, body }
  const statement = await signStatement('concert-envelope+jws', payload, signer)
  if (!compactJws.safeParse(statement).success) {
    rulesNotMet([fault('envelope-too-large', '/body', { characters: statement.length })])
  }
  return { envelopeId, statement }
}
