import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { scopeLanguages } from '@concert/domain/jurisdictions'
import { applicationCase } from './case.ts'
import { isFirstOfItsKind } from './first-of-its-kind.ts'
import { isOrganisationVerified } from './verified-organisation.ts'

/**
 * Accepts a reviewed application of a verified organisation with its scope, and drafts the agreement (ISO/IEC 17065 7.3.1, 7.3.3).
 * Step 9 of docs/flows/submission.md.
 */
export const acceptApplication = command(applicationCase, operations.acceptApplication, {
  as: 'application-reviewer',
  facts: async ({ transaction, row: { state } }) => ({
    organisationVerified: await isOrganisationVerified(transaction, state),
    firstOfItsKind: await isFirstOfItsKind(transaction, state),
    scopeLanguages: scopeLanguages(state.placesOfUse),
  }),
})
