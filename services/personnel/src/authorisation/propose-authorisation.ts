import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { takeTurn } from './administrators.ts'
import { authorisationCase } from './case.ts'
import { keptInstant } from './kept-instant.ts'
import { holderOf } from './known.ts'

/** Proposes that a person be authorised (6.1.2). It gives no right before another administrator has confirmed it. */
export const proposeAuthorisation = open(authorisationCase, operations.proposeAuthorisation, {
  as: 'personnel-administrator',
  find: async ({ transaction, request: { body } }) => {
    const administrators = await takeTurn(transaction)
    const scope = {
      ...body,
      authority: transaction.authority,
      grantId: newId('gra'),
      loanId: body.loanId ?? null,
      validFrom: keptInstant(body.validFrom),
      validUntil: keptInstant(body.validUntil),
    }
    return { scope, administrators, holder: await holderOf(transaction, scope) }
  },
  given: ({ found: { scope } }) => scope,
  facts: ({ found: { administrators, holder } }) => ({ administrators, ...holder }),
  columns: ({ transaction: { now }, found: { administrators } }) => ({ openedAt: now, administrators, readAt: now }),
  answer: (row, request) => authorisationCase.represent(row, request, 'file'),
})
