import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

/**
 * Upholds or dismisses an objection of the client (6.2.2.4); a person to whom one is upheld acts in the case no more.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export const decideObjection = command(evaluationCase, operations.decideObjection, { as: 'plan-owner' })
