import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { editionOf } from '#edition-of.ts'
import { evaluationCase } from './case.ts'

/**
 * Raises every nonconformity found so far, so that the client is told of all of them (7.4.6).
 * Step 5 of docs/flows/evaluation-and-decision.md.
 */
export const raiseNonconformities = command(evaluationCase, operations.raiseNonconformities, {
  as: 'evaluator',
  given: ({ request }) => ({
    nonconformities: request.body.nonconformities.map((raised) => ({ id: newId('ncf'), ...raised })),
  }),
  facts: ({ row }) => ({ deadlineDays: editionOf(row.state.edition).parameters.nonconformityDeadlineDays }),
})
