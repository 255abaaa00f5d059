import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { groupLinkCase } from './case.ts'

/** Withdraws a link that was recorded by mistake. */
export const withdrawGroupLink = command(groupLinkCase, operations.withdrawGroupLink, {
  as: 'personnel-administrator',
})
