import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { eligibleFor } from '@concert/domain/evaluation/team-choice'
import type { RiskClass } from '@concert/domain/risk-class'
import { applicableRequirements } from '@concert/domain/scheme/applicability'
import { modalities } from '@concert/domain/scheme/requirement'
import { notFound } from '@concert/platform/refused-request'
import type { Edition } from '@concert/schemes/load-edition'
import { type ContractedApplication, findApplication } from '#contracted-applications.ts'
import type { ReviewsContext } from '#context.ts'
import { editionOf } from '#edition-of.ts'
import { caseFile, type CaseFile } from './case-file.ts'
import { evaluationCase } from './case.ts'
import { type CommittedDraw, commitDraw } from './commit-draw.ts'
import { poolFacts } from './pool-facts.ts'
import { evaluationLine } from './representation.ts'
import { findEvaluationOf } from './store.ts'

interface Found {
  readonly evaluationId: string
  readonly application: ContractedApplication
  readonly requirements: readonly string[]
  readonly draw: CommittedDraw
}

/**
 * Opens the evaluation of a contracted application (7.4). An application has one evaluation: a repetition finds it.
 * Step 1 of docs/flows/evaluation-and-decision.md.
 */
export const openEvaluation = open(evaluationCase, operations.openEvaluation, {
  find: async ({ transaction, request, context }): Promise<Found> => {
    const { applicationId } = request.body
    const application = (await findApplication(transaction, applicationId)) ?? notFound('application')
    const requirements = requirementsOf(application, editionOf(application.edition))
    const evaluationId = newId('evl')
    const draw = await firstDraw(transaction, { evaluationId, application, requirements }, context)
    return { evaluationId, application, requirements, draw }
  },
  existing: ({ transaction, request }) => findEvaluationOf(transaction, request.body.applicationId),
  edition: ({ found }) => found.application.edition,
  given: ({ transaction, found: { evaluationId, application, requirements, draw } }) => ({
    authority: transaction.authority,
    edition: application.edition,
    evaluationId,
    applicationId: application.applicationId,
    applicantId: application.applicantId,
    organisationId: application.organisationId,
    riskClass: application.riskClass,
    requirements,
    placesOfUse: application.placesOfUse,
    scope: application.scope ?? {},
    priorEvaluators: [],
    quorum: quorumOf(editionOf(application.edition), application.riskClass),
    draw: draw.commitment,
  }),
  // The machine of the application contracts only what both have signed.
  facts: ({ found }) => ({ isApplicationContracted: found.application.status === 'contracted' }),
  columns: ({ transaction: { now }, found: { application, requirements, draw } }) => ({
    clientScheme: application.identifierScheme,
    clientIdentifier: application.identifierValue,
    caseFile: caseFileOf(application, requirements),
    closedEvidence: [],
    servedClient: [],
    waits: [],
    decided: [],
    drawSecret: draw.secret,
    openedAt: now,
    updatedAt: now,
  }),
  answer: (row) => ({ body: evaluationLine(row), version: row.version }),
})

/** The draw of the first team is committed to before anybody plans the case. */
async function firstDraw(
  transaction: Transaction,
  { evaluationId, application, requirements }: Omit<Found, 'draw'>,
  context: ReviewsContext,
): Promise<CommittedDraw> {
  const { edition, riskClass, identifierScheme: clientScheme, identifierValue: clientIdentifier } = application
  const on = { evaluationId, edition, riskClass, clientScheme, clientIdentifier, draw: null }
  const pool = await poolFacts(transaction, on, context)
  return commitDraw(eligibleFor({ requirements, declarations: [] }, transaction.now, pool), transaction.now)
}

function requirementsOf(application: ContractedApplication, edition: Edition): string[] {
  const scope = {
    riskClass: application.riskClass,
    modalities: modalities.filter((modality) => application.modalities.includes(modality)),
    placesOfUse: application.placesOfUse,
  }
  return applicableRequirements(edition, scope).map((requirement) => requirement.requirementId)
}

/** No quorum can certify what is prohibited (EU AI Act Art. 5). */
function quorumOf(edition: Edition, riskClass: RiskClass): number {
  return riskClass === 'unacceptable' ? 0 : edition.parameters.decisionQuorum[riskClass]
}

function caseFileOf(application: ContractedApplication, requirements: readonly string[]): CaseFile {
  const { organisationId, place, aiSystemId, weightsDigest, ...kept } = application
  return caseFile.parse({
    edition: kept.edition,
    organisation: {
      organisationId,
      names: kept.organisationNames,
      identifier: { scheme: kept.identifierScheme, value: kept.identifierValue },
      place,
    },
    aiSystem: { aiSystemId, names: kept.systemNames, version: kept.systemVersion, weightsDigest },
    riskClass: kept.riskClass,
    modalities: kept.modalities,
    placesOfUse: kept.placesOfUse,
    scope: kept.scope,
    requirements,
  })
}
