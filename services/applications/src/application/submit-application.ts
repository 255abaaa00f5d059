import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { screenProhibitedPractices } from '@concert/domain/scheme/prohibited-practices'
import { editionOf, requirementsOf } from './applicability.ts'
import { applicationCase } from './case.ts'
import { evidenceOf } from './evidence.ts'
import { indexedWeightsOf } from './weights-index.ts'

/**
 * Submits a draft. A refusal names everything that is missing, per requirement and per kind of evidence (ISO/IEC 17065 7.2). The submission lodges the
 * weights of its system, whatever is lodged already: other lodgements are looked for afterwards (docs/flows/lodgement.md).
 * Step 6 of docs/flows/submission.md.
 */
export const submitApplication = command(applicationCase, operations.submitApplication, {
  facts: async ({ transaction, row: { state } }) => {
    const screening = screenProhibitedPractices(state.riskClass, state.prohibitedPractice)
    return {
      applicable: requirementsOf(state),
      demands: demandsOf(editionOf(state)),
      evidence: await evidenceOf(transaction, state.applicationId),
      prohibitedPracticeName: screening.refused ? (screening.practice?.name.en ?? null) : null,
    }
  },
  columns: ({ transaction, row: { state }, context: { lodgementKey } }) =>
    indexedWeightsOf(transaction, state, lodgementKey),
})
