import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'
import { interestsOf } from './interests.ts'
import { isOrganisationVerified } from './verified-organisation.ts'

/**
 * Countersigns for the authority after the client has signed. The evaluation opens afterwards (ISO/IEC 17065 4.1.2).
 * Step 10 of docs/flows/submission.md.
 */
export const countersignAgreement = command(applicationCase, operations.countersignAgreement, {
  as: 'signatory',
  facts: async ({ transaction, row: { state } }) => ({
    organisationVerified: await isOrganisationVerified(transaction, state),
    ...(await interestsOf(transaction, state, [state.reviewerId])),
  }),
})
