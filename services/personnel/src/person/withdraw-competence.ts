import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { personCase } from './case.ts'

/** Withdraws a competence with the reason (6.1.2.1): it counts no longer, in no case. */
export const withdrawCompetence = command(personCase, operations.withdrawCompetence, { as: 'personnel-administrator' })
