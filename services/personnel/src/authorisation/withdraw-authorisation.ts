import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationCase } from './case.ts'
import { keptInstant } from './kept-instant.ts'

/** Withdraws an authorisation, from now on or from an instant that has passed; as a suspension, it waits and is waited for. */
export const withdrawAuthorisation = command(authorisationCase, operations.withdrawAuthorisation, {
  as: 'personnel-administrator',
  given: ({ request: { body } }) => ({
    reason: body.reason,
    effectiveFrom: body.effectiveFrom === null ? null : keptInstant(body.effectiveFrom),
  }),
  facts: ({ row }) => ({ isUnrecorded: row.version === 0 }),
})
