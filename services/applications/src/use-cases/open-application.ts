import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { applicationMachine } from '@concert/domain/application/table'
import { type CitedViolation, decide, fold } from '@concert/domain/machine'
import { practiceNamed } from '@concert/domain/scheme/prohibited-practices'
import { violation } from '@concert/domain/violation'
import { editions } from '@concert/schemes/load-edition'
import type { AiSystemRecord } from '#store/ai-systems.ts'
import { type ApplicationRecord, insertApplication } from '#store/applications.ts'
import { alsoRefused } from './also-refused.ts'
import { accepted, domainActor, recordDecision } from './decide-application.ts'
import { getAiSystem } from './get-ai-system.ts'
import { getOrganisation } from './get-organisation.ts'
import type { RequestOf } from './request.ts'

/**
 * Opens a draft for an AI system of the calling applicant under a published edition (ISO/IEC 17065 4.6, 7.2).
 * Step 2 of docs/flows/submission.md.
 *
 * @throws RefusedRequest 404 for an organisation or AI system that is not the applicant's, 422 naming everything else
 */
export async function openApplication(
  transaction: Transaction,
  request: RequestOf<'openApplication'>,
): Promise<ApplicationRecord> {
  const { body, actor } = request
  const organisation = await getOrganisation(transaction, body.organisationId)
  const system = await getAiSystem(transaction, body.aiSystemId)
  const { authority, now } = transaction
  const command = {
    ...body,
    name: 'openApplication',
    actor: domainActor(actor),
    at: now,
    authority,
    applicationId: newId('app'),
    applicantId: organisation.applicantId,
  } as const
  const facts = { authority, edition: body.edition, publishedEditions: editions }
  const decided = accepted(alsoRefused(decide(applicationMachine, null, command, facts), contradictions(body, system)))
  const state = fold(applicationMachine, decided.events)
  if (state === null) throw new Error('opening an application gave no state')
  const record = { version: decided.events.length, state, clientSignatory: null, openedAt: now, updatedAt: now }
  await insertApplication(transaction, record)
  await recordDecision(transaction, request, { action: 'application.opened', decided, before: 0, after: record })
  return record
}

type Body = RequestOf<'openApplication'>['body']

function contradictions(body: Body, system: AiSystemRecord): CitedViolation[] {
  const { modalities, prohibitedPractice, riskClass } = body
  const found: CitedViolation[] = modalities.flatMap((modality, index) =>
    modalities.indexOf(modality) === index
      ? []
      : [{ ...violation('modality-repeated', `/modalities/${index}`, { modality }), clause: 'iso17065-7.2' }],
  )
  if (system.organisationId !== body.organisationId) {
    found.push({ ...violation('system-of-another-organisation', '/aiSystemId', {}), clause: 'iso17065-7.2' })
  }
  if (prohibitedPractice !== undefined && riskClass !== 'unacceptable') {
    const params = { practice: practiceNamed(prohibitedPractice), riskClass }
    const contradiction = violation('class-contradicts-practice', '/riskClass', params, prohibitedPractice)
    found.push({ ...contradiction, clause: 'euaia-5' })
  }
  return found
}
