import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { authorisationCase } from './case.ts'
import { holderOf } from './known.ts'

/** Gives what another administrator proposed: the person may act from then on (6.1.2). */
export const confirmAuthorisation = command(authorisationCase, operations.confirmAuthorisation, {
  as: 'personnel-administrator',
  given: () => ({ authorisationId: newId('aut') }),
  facts: ({ transaction, row }) => holderOf(transaction, row.state),
})
