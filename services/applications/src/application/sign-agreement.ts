import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { randomBytes } from 'node:crypto'
import { applicationCase } from './case.ts'

/**
 * Signs the agreement for the client (ISO/IEC 17065 4.1.2). The name of the signatory is stored with the application. Events
 * contain only its salted digest: they are kept for ever and read outside this service.
 * Step 10 of docs/flows/submission.md.
 */
export const signAgreement = command(applicationCase, operations.signAgreement, {
  columns: ({ request }) => ({
    clientSignatory: { name: request.body.signatoryName, salt: randomBytes(16).toString('base64url') },
  }),
})
