import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { closedEvidenceNow } from './closed-evidence-now.ts'

/** Completes the evaluation once every requirement has a documented result (7.4.9). Step 6 of docs/flows/evaluation-and-decision.md. */
export const completeEvaluation = command(evaluationCase, operations.completeEvaluation, {
  as: 'evaluator',
  facts: closedEvidenceNow,
})
