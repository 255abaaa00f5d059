import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { choiceFacts, nextDrawSecret } from './pool-facts.ts'

/**
 * Finds other evaluators for the part of those who leave the team: whoever is in conflict or without an authorisation, and whoever is
 * named (7.4.2). Who stays keeps their part. Step 4 of docs/flows/evaluation-and-decision.md.
 */
export const reassignEvaluators = command(evaluationCase, operations.reassignEvaluators, {
  as: 'plan-owner',
  facts: choiceFacts,
  columns: nextDrawSecret,
})
