import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { randomUUID } from 'node:crypto'
import { applicationCase } from './case.ts'

/**
 * Signs the agreement for the client (ISO/IEC 17065 4.1.2). Who signed is kept with the application; events are kept for ever
 * and read outside this service, so they have a salted digest of the name only.
 * Step 10 of docs/flows/submission.md.
 */
export const signAgreement = command(applicationCase, operations.signAgreement, {
  columns: ({ request }) => ({ clientSignatory: { name: request.body.signatoryName, salt: randomUUID() } }),
})
