import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { organisationCase } from './case.ts'
import { verifiedElsewhere } from './same-identifier.ts'

/**
 * Finds that the client acts for the organisation (ISO/IEC 17065 7.3.1). Of two claims on one identifier that are verified at the
 * same moment, the key of `applications.verified_identifiers` lets one pass. Step 7 of docs/flows/submission.md.
 */
export const verifyOrganisation = command(organisationCase, operations.verifyOrganisation, {
  as: 'application-reviewer',
  facts: async ({ transaction, row: { state } }) => ({
    verifiedElsewhere: await verifiedElsewhere(transaction, state),
  }),
})
