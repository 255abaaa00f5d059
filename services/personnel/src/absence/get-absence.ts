import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { absenceCase } from './case.ts'

export const getAbsence = read(absenceCase, operations.getAbsence)
