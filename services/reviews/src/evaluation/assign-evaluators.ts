import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { poolFacts, seedOf } from './pool-facts.ts'

/**
 * Assigns evaluators by competence, language, conflict, cooling-off and load, with the reasons for everyone of the
 * authority's personnel who is not chosen (7.4.2). The draw among equals is seeded by the evaluation's id, which nobody chose.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export const assignEvaluators = command(evaluationCase, operations.assignEvaluators, {
  as: 'plan-owner',
  given: ({ row, request }) => ({ seed: seedOf(row.state.evaluationId), teamSize: request.body.teamSize }),
  facts: poolFacts,
})
