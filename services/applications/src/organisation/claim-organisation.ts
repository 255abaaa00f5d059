import { randomBytes } from 'node:crypto'
import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { organisationCase } from './case.ts'

/**
 * Claims an organisation for the calling applicant (ISO/IEC 17065 7.2). What others claim is not looked at: the answer to a second
 * claim on one identifier is that to a first one, and who reviews it sees both. Step 2 of docs/flows/submission.md.
 */
export const claimOrganisation = command(organisationCase, operations.claimOrganisation, {
  columns: ({ request }) => ({
    claimStatement: { text: request.body.statement, salt: randomBytes(16).toString('base64url') },
  }),
})
