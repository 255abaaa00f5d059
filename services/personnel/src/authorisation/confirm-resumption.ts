import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { authorisationCase } from './case.ts'
import { holderOf } from './known.ts'

/** Brings a suspended authorisation back, as another administrator proposed. */
export const confirmResumption = command(authorisationCase, operations.confirmResumption, {
  as: 'personnel-administrator',
  given: () => ({ authorisationId: newId('aut') }),
  facts: ({ transaction, row }) => holderOf(transaction, row.state),
})
