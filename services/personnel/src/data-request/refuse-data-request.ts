import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { dataRequestCase } from './case.ts'

/** Refuses a request with the reasons, which the person reads. */
export const refuseDataRequest = command(dataRequestCase, operations.refuseDataRequest, {
  as: 'personnel-administrator',
})
