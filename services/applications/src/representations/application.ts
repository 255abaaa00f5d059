import type { answer, application, requirementState } from '@concert/contracts/applications'
import type { Answer, Application } from '@concert/domain/application/state'
import { applicationMachine } from '@concert/domain/application/table'
import { availableActions } from '@concert/domain/machine'
import type { Role } from '@concert/domain/roles'
import type { ApplicableRequirement } from '@concert/domain/scheme/applicability'
import { requirementOf } from '@concert/schemes/edition-facts'
import type { z } from 'zod'
import { editionOf, requirementsOf } from '#applicability.ts'
import type { ApplicationRecord } from '#store/applications.ts'
import { operationOf } from './action.ts'
import { representAgreement } from './agreement.ts'

/** The application as a caller with these roles sees it; `actions` are the operations they may call now. */
export function representApplication(
  { state, version, clientSignatory, openedAt, updatedAt }: ApplicationRecord,
  roles: readonly Role[],
): z.input<typeof application> {
  const applicable = requirementsOf(state)
  const { applicationId, authority, status, edition, organisationId, aiSystemId, riskClass, submissions } = state
  return {
    applicationId,
    authority,
    status,
    version,
    edition,
    organisationId,
    aiSystemId,
    riskClass,
    submissions,
    modalities: state.modalities as z.input<typeof application>['modalities'],
    placesOfUse: [...state.placesOfUse],
    answers: applicable.flatMap(({ requirementId }) => representAnswer(state.answers[requirementId])),
    requirements: representRequirements(state, applicable),
    returned: (state.missing ?? []).map(({ requirementId, reason }) => ({ requirementId, reason })),
    reviewerId: state.reviewerId ?? null,
    scope: state.scope ?? null,
    agreement:
      state.agreement === undefined ? null : representAgreement(state.agreement, clientSignatory?.name ?? null),
    actions: availableActions(applicationMachine, status, roles).map(operationOf),
    openedAt,
    updatedAt,
  }
}

/** Answers are told in the order of the catalogue: the store keeps an object's members in an order of its own. */
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
