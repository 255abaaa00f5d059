import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { closedDayCase } from './case.ts'

export const getClosedDay = read(closedDayCase, operations.getClosedDay)
