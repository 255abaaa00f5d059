import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

/** Begins the evaluation (7.4.4). Step 4 of docs/flows/evaluation-and-decision.md. */
export const beginEvaluation = command(evaluationCase, operations.beginEvaluation, { as: 'evaluator' })
