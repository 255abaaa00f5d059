import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { choiceFacts, nextDrawSecret } from './pool-facts.ts'

/**
 * Assigns the best team there is, or those whom the plan owner names, with the reasons for everyone of the authority's personnel (7.4.2).
 * Where nobody is found that is kept and shown. The draw among equals was committed to before,
 * and its secret is published with it.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export const assignEvaluators = command(evaluationCase, operations.assignEvaluators, {
  as: 'plan-owner',
  facts: choiceFacts,
  columns: nextDrawSecret,
})
