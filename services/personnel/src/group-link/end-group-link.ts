import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { groupLinkCase } from './case.ts'

/** Records the last day on which two organisations were of one group. */
export const endGroupLink = command(groupLinkCase, operations.endGroupLink, { as: 'personnel-administrator' })
