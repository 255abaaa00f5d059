import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { personCase } from './case.ts'

export const getPerson = read(personCase, operations.getPerson)
