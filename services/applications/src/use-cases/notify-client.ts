import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { recordChange } from '@concert/db/record-change'
import { messageBody, type MessageSubject } from '#messages.ts'
import { insertMessage, type MessageRecord } from '#store/correspondence.ts'
import { getApplication } from './get-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Records a message to the client in every language of the joint body (ISO/IEC 17065 7.12).
 *
 * @throws RefusedRequest 404
 */
export async function notifyClient(
  transaction: Transaction,
  { params, body, actor, requestId }: RequestOf<'notifyClient'>,
): Promise<MessageRecord> {
  const { state } = await getApplication(transaction, params.applicationId)
  const { applicationId, applicantId, edition } = state
  const record: MessageRecord = {
    applicationId,
    applicantId,
    kind: body.kind,
    authority: transaction.authority,
    messageId: newId('msg'),
    body: messageBody(subjectOf(body)),
    certificateNumber: body.certificateNumber ?? null,
    sentAt: transaction.now,
  }
  await insertMessage(transaction, record)
  const { messageId, kind, certificateNumber } = record
  await recordChange(transaction, {
    stream: 'correspondence',
    streamId: messageId,
    version: 0,
    action: 'client.notified',
    actor: { id: actor.id },
    events: [
      { type: 'ClientNotified', payload: { messageId, applicationId, kind, body: record.body, certificateNumber } },
    ],
    receipts: [{ clause: 'iso17065-7.12', guard: 'clientTold', inputs: { applicationId, kind, certificateNumber } }],
    edition,
    requestId,
  })
  return record
}

/** The contract names the effect where, and only where, one was suspended. */
function subjectOf({ kind, certificateNumber, effect }: RequestOf<'notifyClient'>['body']): MessageSubject {
  if (kind !== 'effect-suspended') return { kind, certificateNumber }
  if (effect === undefined) throw new Error('a suspension was told without its effect')
  return { kind, certificateNumber, effect }
}
