import { listReads } from '@concert/cases/list-reads'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

export const listEvaluationReads = listReads(evaluationCase, operations.listEvaluationReads)
