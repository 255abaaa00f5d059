import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

/** Sends the evaluation back to its evaluators, naming the gap (7.5.2). Step 7 of docs/flows/evaluation-and-decision.md. */
export const askForMore = command(evaluationCase, operations.askForMore, { as: 'report-reviewer' })
