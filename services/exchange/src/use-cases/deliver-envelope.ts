import { fault } from '@concert/contracts/found-errors'
import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import { notFound, RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { Delivery, PeerClient } from '#peer-client.ts'
import { findOutbound, lockOutbound, markDelivered, type OutboundRecord } from '#store/outbound.ts'
import type { InTransaction } from './in-transaction.ts'
import { rejected } from './rejected.ts'

/**
 * Delivers a recorded envelope to its recipient and records the delivery. A delivered envelope is not sent again. If
 * the process ended after the delivery, it is sent again, and the other side answers that it already has it. Step 2 of
 * docs/flows/recognition.md.
 *
 * @throws RefusedRequest 404 when there is no such envelope; 503 when the other side has not answered; 422 with its
 * reason when it will never accept the envelope
 */
export async function deliverEnvelope(
  inTransaction: InTransaction,
  peers: Pick<PeerClient, 'deliver'>,
  envelopeId: string,
  requestId: string,
): Promise<OutboundRecord> {
  // No transaction is open while this waits for the other side.
  const record = (await inTransaction((transaction) => findOutbound(transaction, envelopeId))) ?? notFound('envelope')
  if (record.deliveredAt !== null) return record
  // The other side stores it once, however often it is sent.
  requireAccepted(record, await peers.deliver(record.to, record.statement))
  return inTransaction((transaction, actor) => recordDelivery(transaction, envelopeId, actor.id, requestId))
}

function requireAccepted({ to }: OutboundRecord, delivery: Delivery): void {
  switch (delivery.outcome) {
    case 'accepted':
      return
    case 'rejected':
      throw rejected(
        fault('rejected-by-peer', '', { authority: to }),
        [],
        detail('peer-refused', { authority: to, answer: delivery.reason }),
      )
    case 'unreachable':
      throw new RefusedRequest('unavailable', {
        detail: detail('peer-silent', { authority: to, answer: delivery.reason }),
        retryAfterSeconds: delivery.retryAfterSeconds,
      })
  }
}

async function recordDelivery(
  transaction: Transaction,
  envelopeId: string,
  actorId: string,
  requestId: string,
): Promise<OutboundRecord> {
  const record = (await lockOutbound(transaction, envelopeId)) ?? notFound('envelope')
  if (record.deliveredAt !== null) return record
  const { to, type } = record
  const delivered = { ...record, version: record.version + 1, deliveredAt: transaction.now }
  await markDelivered(transaction, delivered)
  await recordChange(transaction, {
    stream: 'envelope',
    streamId: envelopeId,
    version: record.version,
    action: 'envelope.delivered',
    actor: { id: actorId },
    requestId,
    events: [{ type: 'EnvelopeDelivered', payload: { envelopeId, to, type } }],
    receipts: [{ clause: 'iso17065-7.12', guard: 'receiptGiven', inputs: { envelopeId, to } }],
  })
  return delivered
}
