import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { competenceCodes } from '#competence-codes.ts'
import { keptInstant } from '#authorisation/kept-instant.ts'
import { loanCase } from './case.ts'

/** Asks another authority for a person (6.2.2). Step 1 of docs/flows/loan.md. */
export const askForLoan = open(loanCase, operations.askForLoan, {
  as: 'personnel-administrator',
  find: async ({ transaction: { authority }, request: { body } }) => ({
    ...body,
    loanId: newId('loa'),
    authority,
    borrower: authority,
    validFrom: keptInstant(body.validFrom),
    validUntil: keptInstant(body.validUntil),
  }),
  given: ({ found }) => found,
  facts: () => ({ codes: competenceCodes }),
  columns: ({ transaction: { now } }) => ({ openedAt: now }),
  answer: (row, request) => loanCase.represent(row, request, 'file'),
})
