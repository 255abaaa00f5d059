import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { gradingFacts } from './grading-facts.ts'

/**
 * Accepts with reasons what somebody in conflict found: from then on it is the evaluator's own (4.2).
 * Step 4 of docs/flows/evaluation-and-decision.md.
 */
export const acceptFindings = command(evaluationCase, operations.acceptFindings, {
  as: 'evaluator',
  facts: ({ transaction, row, request }) => gradingFacts(transaction, row.state, request.actor.id),
})
