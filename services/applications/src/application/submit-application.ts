import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { screenProhibitedPractices } from '@concert/domain/scheme/prohibited-practices'
import { requirementsOf } from './applicability.ts'
import { applicationCase } from './case.ts'
import { isLodgedElsewhere } from './lodged-elsewhere.ts'

/**
 * Submits a draft. A refusal names everything that is missing, per requirement (ISO/IEC 17065 7.2).
 * Step 6 of docs/flows/submission.md.
 */
export const submitApplication = command(applicationCase, operations.submitApplication, {
  facts: async ({ transaction, row: { state } }) => {
    const screening = screenProhibitedPractices(state.riskClass, state.prohibitedPractice)
    return {
      applicable: requirementsOf(state),
      lodgedElsewhere: await isLodgedElsewhere(transaction, state),
      prohibitedPracticeName: screening.refused ? (screening.practice?.name.en ?? null) : null,
    }
  },
})
