import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationCase } from './case.ts'

/** Suspends an authorisation at once: it waits for what the person is doing, and what the person does next waits for it. */
export const suspendAuthorisation = command(authorisationCase, operations.suspendAuthorisation, {
  as: 'personnel-administrator',
  facts: ({ row }) => ({ isUnrecorded: row.version === 0 }),
})
