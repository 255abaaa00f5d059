import type { Viewer } from '@concert/cases/act'
import type { answer, application, requirementState } from '@concert/contracts/applications'
import { applicationParticulars } from '@concert/contracts/shapes/application'
import type { Answer, Application } from '@concert/domain/application/state'
import { applicationMachine } from '@concert/domain/application/table'
import { availableActions } from '@concert/domain/machine'
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
  { state, version, clientSignatory, openedAt, updatedAt }: ApplicationRow,
  { actor, caller }: Viewer,
): { body: ApplicationBody; version: number } {
  const applicable = requirementsOf(state)
  const { applicationId, authority, status, submissions } = state
  const body = {
    applicationId,
    authority,
    status,
    version,
    ...shown.parse(state),
    follows: state.follows ?? null,
    lodgement: caller.kind === 'staff' ? representLodgement(state) : null,
    submissions,
    answers: applicable.flatMap(({ requirementId }) => representAnswer(state.answers[requirementId])),
    requirements: representRequirements(state, applicable),
    returned: [...(state.missing ?? [])],
    reviewerId: state.reviewerId ?? null,
    scope: state.scope ?? null,
    agreement: representAgreement(state, clientSignatory?.name ?? null),
    actions: availableActions(applicationMachine, status, actor.roles),
    openedAt,
    updatedAt,
  }
  return { body, version }
}

/** Answers are in the order of the catalogue, because the store does not keep the order of members. */
function representAnswer(given: Answer | undefined): z.input<typeof answer>[] {
  return given === undefined ? [] : [{ ...given, evidence: [...given.evidence] }]
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

/** The client sees nothing of it, because it says what others have lodged. */
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
