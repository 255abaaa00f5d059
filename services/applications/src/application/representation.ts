import type { Viewer } from '@concert/cases/act'
import { representClock } from '@concert/cases/represent-clock'
import type { answer, application, requirementState } from '@concert/contracts/applications'
import { applicationParticulars } from '@concert/contracts/shapes/application'
import type { Answer, Application } from '@concert/domain/application/state'
import { applicationMachine } from '@concert/domain/application/table'
import { availableActions } from '@concert/domain/machine'
import type { Sight } from '@concert/domain/need-to-know'
import type { ApplicableRequirement } from '@concert/domain/scheme/applicability'
import { requirementOf } from '@concert/schemes/edition-facts'
import { z } from 'zod'
import { editionOf, requirementsOf } from './applicability.ts'
import type { ApplicationRow } from './store.ts'

export type ApplicationBody = z.input<typeof application>

/** The particulars that everyone who sees the application may see. */
const shown = z.object(applicationParticulars)

/** The application as the caller may see it. `actions` are the operations that the caller may call now. */
export function representApplication(
  row: ApplicationRow,
  { actor, caller }: Viewer,
  sight: Sight,
): { body: ApplicationBody; version: number } {
  const { state, version, openedAt, updatedAt } = row
  const { applicationId, authority, status, submissions } = state
  const body = {
    applicationId,
    authority,
    status,
    version,
    access: sight === 'nothing' ? ('parties' as const) : sight,
    parties: partiesOf(row),
    ...shown.parse(state),
    follows: state.follows ?? null,
    submissions,
    ...(sight === 'file' ? clientsPart(state) : withheld.ofClient),
    ...(sight === 'file' || sight === 'returned' ? reviewersPart(state, caller) : withheld.ofReviewer),
    ...(sight === 'file' || sight === 'agreement' ? agreedPart(row) : withheld.ofAgreement),
    actions: availableActions(applicationMachine, status, actor.roles),
    clock: representClock(row.clock),
    openedAt,
    updatedAt,
  }
  return { body, version }
}

/** What the client says in the application. */
function clientsPart(state: Application) {
  const applicable = requirementsOf(state)
  return {
    answers: applicable.flatMap(({ requirementId }) => representAnswer(state.answers[requirementId])),
    requirements: representRequirements(state, applicable),
  }
}

/** What the authority says in it. */
function reviewersPart(state: Application, { kind }: Viewer['caller']) {
  const { missing, reviewerId } = state
  // What others have lodged is no client's to see.
  const lodgement = kind === 'staff' ? representLodgement(state) : null
  return { returned: [...(missing ?? [])], reviewerId: reviewerId ?? null, lodgement }
}

function agreedPart({ state, clientSignatory }: ApplicationRow) {
  return { scope: state.scope ?? null, agreement: representAgreement(state, clientSignatory?.name ?? null) }
}

const withheld = {
  ofClient: { answers: null, requirements: null },
  ofReviewer: { returned: null, reviewerId: null, lodgement: null },
  ofAgreement: { scope: null, agreement: null },
} as const

function partiesOf({ state, organisation, aiSystem }: ApplicationRow): ApplicationBody['parties'] {
  const { names, identifierScheme: scheme, identifierValue: value, place } = organisation
  return {
    organisation: { organisationId: state.organisationId, names, identifier: { scheme, value }, place },
    aiSystem: { aiSystemId: state.aiSystemId, names: aiSystem.names, version: aiSystem.systemVersion },
  }
}

/** Answers are in the order of the catalogue, because the store does not keep the order of members. */
function representAnswer(given: Answer | undefined): z.input<typeof answer>[] {
  if (given === undefined) return []
  const { withoutEvidence, ...answered } = given
  const absent = withoutEvidence === undefined ? {} : { withoutEvidence: [...withoutEvidence] }
  return [{ ...answered, evidence: [...given.evidence], ...absent }]
}

function representRequirements(
  state: Application,
  applicable: readonly ApplicableRequirement[],
): z.input<typeof requirementState>[] {
  const edition = editionOf(state)
  return applicable.map(({ requirementId, obligation, mustAnswer, needsEvidence }) => {
    const requirement = requirementOf(edition, requirementId)
    if (requirement === undefined) throw new Error(`edition ${edition.id} has no requirement ${requirementId}`)
    const answered = state.answers[requirementId] !== undefined
    return { requirementId, title: requirement.title, obligation, mustAnswer, needsEvidence, answered }
  })
}

function representLodgement({ lodgement }: Application) {
  if (lodgement === undefined) return null
  const { askedAt, result } = lodgement
  if (result === undefined) return { askedAt, result: null }
  const found = result.found.map((one) => ({ ...one }))
  const [unanswered, underAnotherKey] = [[...result.unanswered], [...result.underAnotherKey]]
  return { askedAt, result: { ...result, found, unanswered, underAnotherKey } }
}

function representAgreement({ agreement }: Application, clientSignatoryName: string | null) {
  if (agreement === undefined) return null
  const { version, clauses, fee, outsourcing } = agreement
  return {
    version,
    clauses: [...clauses],
    fee,
    outsourcing: [...outsourcing],
    clientSignatoryName,
    clientSignedBy: agreement.clientSignedBy ?? null,
    clientSignedAt: agreement.clientSignedAt ?? null,
    countersignedBy: agreement.countersignedBy ?? null,
    countersignedAt: agreement.countersignedAt ?? null,
  }
}
