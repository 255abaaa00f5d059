import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { dataRequestCase } from './case.ts'

/** Records who hands the copy to a person without an account, and how. Only from then on can an administrator read it. */
export const handOverData = command(dataRequestCase, operations.handOverData, { as: 'personnel-administrator' })
