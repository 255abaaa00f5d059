import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { gradingFacts } from './grading-facts.ts'

/**
 * Records findings, each citing evidence of this application by digest (7.4.4, 7.4.9).
 * Step 4 of docs/flows/evaluation-and-decision.md.
 */
export const recordFindings = command(evaluationCase, operations.recordFindings, {
  as: 'evaluator',
  facts: ({ transaction, row, request }) => gradingFacts(transaction, row.state, request.actor.id),
})
