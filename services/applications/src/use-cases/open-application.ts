import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { applicationMachine } from '@concert/domain/application/table'
import { type CitedViolation, decide, fold } from '@concert/domain/machine'
import { editions, isEditionId } from '@concert/schemes/load-edition'
import type { AiSystemRecord } from '#store/ai-systems.ts'
import { type ApplicationRecord, insertApplication } from '#store/applications.ts'
import { alsoRefused } from './also-refused.ts'
import { accepted, type ApplicationDecision, domainActor, recordDecision } from './decide-application.ts'
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
  const facts = { authority, edition: body.edition, isEditionPublished: isEditionId(body.edition) }
  const decided = accepted(
    alsoRefused(namingEditions(decide(applicationMachine, null, command, facts)), contradictions(body, system)),
  )
  const state = fold(applicationMachine, decided.events)
  if (state === null) throw new Error('opening an application gave no state')
  const record = { version: decided.events.length, state, clientSignatory: null, openedAt: now, updatedAt: now }
  await insertApplication(transaction, record)
  await recordDecision(transaction, request, { action: 'application.opened', decided, before: 0, after: record })
  return record
}

/** The machine knows that an edition is not published; which ones are is this service's to say. */
function namingEditions(decision: ApplicationDecision): ApplicationDecision {
  if (decision.ok || decision.refusal.kind !== 'violations') return decision
  const violations = decision.refusal.violations.map((violation) =>
    violation.code === 'edition-not-published'
      ? { ...violation, message: `${violation.message} Published: ${editions.join(', ')}.` }
      : violation,
  )
  return { ok: false, refusal: { kind: 'violations', violations } }
}

type Body = RequestOf<'openApplication'>['body']

function contradictions(body: Body, system: AiSystemRecord): CitedViolation[] {
  const found: CitedViolation[] = body.modalities.flatMap((modality, index) =>
    body.modalities.indexOf(modality) === index
      ? []
      : [
          {
            pointer: `/modalities/${index}`,
            code: 'modality-repeated',
            message: `Modality ${modality} is named twice. Name each modality once.`,
            clause: 'iso17065-7.2',
          },
        ],
  )
  if (system.organisationId !== body.organisationId) {
    found.push({
      pointer: '/aiSystemId',
      code: 'system-of-another-organisation',
      message: 'The AI system belongs to another of your organisations. Name the organisation that registered it.',
      clause: 'iso17065-7.2',
    })
  }
  if (body.prohibitedPractice !== undefined && body.riskClass !== 'unacceptable') {
    found.push({
      pointer: '/riskClass',
      code: 'class-contradicts-practice',
      message: `A system of the practice ${body.prohibitedPractice} is of class unacceptable, not ${body.riskClass}.`,
      clause: 'euaia-5',
      subject: body.prohibitedPractice,
    })
  }
  return found
}
