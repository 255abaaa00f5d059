import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { dataRequestCase } from './case.ts'

export const getDataRequest = read(dataRequestCase, operations.getDataRequest)
