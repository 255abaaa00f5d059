import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { poolFacts, seedOf } from './pool-facts.ts'

/**
 * Assigns the best team there is, or those whom the plan owner names, with the reasons for everyone of the authority's personnel (7.4.2).
 * Where nobody is found that is kept and shown. The draw among equals is seeded by the evaluation's id, which nobody chose.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export const assignEvaluators = command(evaluationCase, operations.assignEvaluators, {
  as: 'plan-owner',
  given: ({ row, request }) => ({ ...request.body, seed: seedOf(row.state.evaluationId) }),
  facts: poolFacts,
})
