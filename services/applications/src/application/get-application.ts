import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'

export const getApplication = read(applicationCase, operations.getApplication)
