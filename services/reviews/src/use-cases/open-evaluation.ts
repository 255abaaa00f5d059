import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { recordChange } from '@concert/db/record-change'
import { storedEvents } from '@concert/db/stored-events'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide, fold } from '@concert/domain/machine'
import type { RiskClass } from '@concert/domain/risk-class'
import { applicableRequirements } from '@concert/domain/scheme/applicability'
import { modalities } from '@concert/domain/scheme/requirement'
import { notFound } from '@concert/platform/refused-request'
import type { Edition } from '@concert/schemes/load-edition'
import type { Act } from '#act.ts'
import { caseFile, type CaseFile } from '#case-file.ts'
import { findApplication, type FoundApplication } from '#store/contracted-applications.ts'
import { findEvaluationOfApplication, insertEvaluation, type StoredEvaluation } from '#store/evaluations.ts'
import { accepted } from './accepted.ts'
import { editionOf } from './edition-of.ts'
import { standingOf } from './standing.ts'

/**
 * Opens the evaluation of a contracted application (7.4). An application has one evaluation: a repetition finds it.
 * Step 1 of docs/flows/evaluation-and-decision.md.
 *
 * @throws RefusedRequest 404 for an unknown application, 422 for one without an agreement in force
 */
export async function openEvaluation(
  transaction: Transaction,
  act: Act,
  applicationId: string,
): Promise<StoredEvaluation> {
  const existing = await findEvaluationOfApplication(transaction, applicationId)
  if (existing !== undefined) return existing
  const application = (await findApplication(transaction, applicationId)) ?? notFound('application')
  const edition = editionOf(application.edition)
  const requirements = requirementsOf(application, edition)
  const evaluationId = newId('evl')
  const standing = standingOf(transaction, act, edition.id)
  const { events, receipts } = accepted(judge(application, edition, evaluationId, requirements, standing))
  const state = fold(evaluationMachine, events)
  if (state === null) throw new Error('opening an evaluation gave no state')
  const opened: StoredEvaluation = {
    evaluationId,
    applicationId,
    applicantId: application.applicantId,
    clientScheme: application.organisation.identifierScheme,
    clientIdentifier: application.organisation.identifierValue,
    version: events.length,
    state,
    caseFile: caseFileOf(application, requirements),
    openedAt: transaction.now,
    updatedAt: transaction.now,
  }
  if (!(await insertEvaluation(transaction, opened))) {
    return (await findEvaluationOfApplication(transaction, applicationId)) ?? notFound('evaluation')
  }
  await recordChange(transaction, {
    stream: 'evaluation',
    streamId: evaluationId,
    version: 0,
    action: 'evaluation.opened',
    actor: standing.by.actor,
    events: storedEvents('evaluation', events, { evaluationId, applicationId }),
    receipts,
    edition: edition.id,
    requestId: act.requestId,
  })
  return opened
}

function judge(
  application: FoundApplication,
  edition: Edition,
  evaluationId: string,
  requirements: readonly string[],
  { by, facts }: ReturnType<typeof standingOf>,
) {
  const { state } = application
  const isSigned = state.agreement?.countersignedAt !== undefined
  return decide(
    evaluationMachine,
    null,
    {
      name: 'openEvaluation',
      ...by,
      authority: facts.authority,
      edition: edition.id,
      evaluationId,
      applicationId: application.applicationId,
      applicantId: application.applicantId,
      organisationId: application.organisation.organisationId,
      riskClass: application.riskClass,
      requirements,
      placesOfUse: state.placesOfUse,
      scope: state.scope ?? {},
      priorEvaluators: [],
      quorum: quorumOf(edition, application.riskClass),
    },
    { ...facts, isApplicationContracted: application.status === 'contracted' && isSigned },
  )
}

function requirementsOf({ riskClass, state }: FoundApplication, edition: Edition): string[] {
  const scope = {
    riskClass,
    modalities: modalities.filter((modality) => state.modalities.includes(modality)),
    placesOfUse: state.placesOfUse,
  }
  return applicableRequirements(edition, scope).map((requirement) => requirement.requirementId)
}

/** No quorum can certify what is prohibited (EU AI Act Art. 5). */
function quorumOf(edition: Edition, riskClass: RiskClass): number {
  return riskClass === 'unacceptable' ? 0 : edition.parameters.decisionQuorum[riskClass]
}

function caseFileOf(application: FoundApplication, requirements: readonly string[]): CaseFile {
  const { organisation, aiSystem, state } = application
  return caseFile.parse({
    edition: application.edition,
    organisation: {
      organisationId: organisation.organisationId,
      names: organisation.names,
      identifier: { scheme: organisation.identifierScheme, value: organisation.identifierValue },
      place: organisation.place,
    },
    aiSystem,
    riskClass: application.riskClass,
    modalities: state.modalities,
    placesOfUse: state.placesOfUse,
    scope: state.scope,
    requirements,
  })
}
