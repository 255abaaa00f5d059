import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { recordChange } from '@concert/db/record-change'
import { type AiSystemRecord, insertAiSystem } from '#store/ai-systems.ts'
import { getOrganisation } from './get-organisation.ts'
import type { RequestOf } from './request.ts'

/**
 * Registers an AI system, in one version, of an organisation of the calling applicant.
 * Step 1 of docs/flows/submission.md.
 *
 * @throws RefusedRequest 404 when the organisation is not the applicant's
 */
export async function registerAiSystem(
  transaction: Transaction,
  { body, actor, requestId }: RequestOf<'registerAiSystem'>,
): Promise<AiSystemRecord> {
  const { organisationId, applicantId } = await getOrganisation(transaction, body.organisationId)
  const { names, version: systemVersion, weightsDigest, intendedPurpose } = body
  const record: AiSystemRecord = {
    organisationId,
    applicantId,
    names,
    systemVersion,
    weightsDigest,
    intendedPurpose,
    version: 1,
    authority: transaction.authority,
    aiSystemId: newId('sys'),
    registeredAt: transaction.now,
  }
  await insertAiSystem(transaction, record)
  const { aiSystemId } = record
  await recordChange(transaction, {
    stream: 'ai-system',
    streamId: aiSystemId,
    version: 0,
    action: 'ai-system.registered',
    actor: { id: actor.id },
    events: [
      {
        type: 'AiSystemRegistered',
        payload: { aiSystemId, organisationId, applicantId, names, systemVersion, weightsDigest, intendedPurpose },
      },
    ],
    receipts: [
      { clause: 'iso17065-7.2', guard: 'systemIdentified', inputs: { organisationId, systemVersion, weightsDigest } },
    ],
    requestId,
  })
  return record
}
