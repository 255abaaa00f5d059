import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { personCase } from './case.ts'
import { holdersOf } from './known.ts'

/** Records one more account with which a person signs in; it is theirs unless two take it back. */
export const linkAccount = command(personCase, operations.linkAccount, {
  as: 'personnel-administrator',
  facts: async ({ transaction, request: { body } }) => ({ holders: await holdersOf(transaction, [body.account]) }),
})
