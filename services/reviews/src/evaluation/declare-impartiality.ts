import { requireFunction } from '@concert/cases/act'
import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

/**
 * Declares for one case whether an interest conflicts (4.2, 6.1.3). Without a conflict it puts the person on one side of the
 * case, evaluating or judging, and the database lets them act on that side only; with one, it lets them act no more.
 * Step 3 of docs/flows/evaluation-and-decision.md.
 */
export const declareImpartiality = command(evaluationCase, operations.declareImpartiality, {
  as: (request) => requireFunction(request, request.body.function),
})
