import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

/** Approves the evaluation plan (7.4.1). Step 3 of docs/flows/evaluation-and-decision.md. */
export const approvePlan = command(evaluationCase, operations.approvePlan, { as: 'plan-owner' })
