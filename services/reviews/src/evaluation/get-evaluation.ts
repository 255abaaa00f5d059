import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

export const getEvaluation = read(evaluationCase, operations.getEvaluation)
