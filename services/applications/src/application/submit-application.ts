import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { screenProhibitedPractices } from '@concert/domain/scheme/prohibited-practices'
import { requirementsOf } from './applicability.ts'
import { applicationCase } from './case.ts'
import { weightsIndexOf } from './lodgement.ts'

/**
 * Submits a draft; the refusal names all that is missing, requirement by requirement (ISO/IEC 17065 7.2). The submission lodges the
 * weights of its system, whether or not they are lodged before: that is asked after it (docs/flows/lodgement.md).
 * Step 6 of docs/flows/submission.md.
 */
export const submitApplication = command(applicationCase, operations.submitApplication, {
  facts: ({ row: { state } }) => {
    const screening = screenProhibitedPractices(state.riskClass, state.prohibitedPractice)
    return {
      applicable: requirementsOf(state),
      prohibitedPracticeName: screening.refused ? (screening.practice?.name.en ?? null) : null,
    }
  },
  columns: async ({ transaction, row: { state }, context: { lodgementKey } }) => ({
    weightsIndex: await weightsIndexOf(transaction, state, lodgementKey),
  }),
})
