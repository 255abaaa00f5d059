import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { editionOf, requirementsOf } from './applicability.ts'
import { applicationCase } from './case.ts'
import { evidenceOf } from './evidence.ts'

/**
 * Answers requirements of a draft. Each answer cites evidence uploaded for this application (ISO/IEC 17065 7.2).
 * Step 5 of docs/flows/submission.md.
 */
export const answerRequirements = command(applicationCase, operations.answerRequirements, {
  facts: async ({ transaction, row: { state } }) => ({
    knownRequirements: editionOf(state).requirements.map((requirement) => requirement.id),
    applicable: requirementsOf(state),
    evidence: await evidenceOf(transaction, state.applicationId),
    demands: demandsOf(editionOf(state)),
  }),
})
