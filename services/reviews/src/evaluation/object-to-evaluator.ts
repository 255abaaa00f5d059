import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { evaluationCase } from './case.ts'

/** The client objects to a person who is to evaluate (6.2.2.4). Step 2 of docs/flows/evaluation-and-decision.md. */
export const objectToEvaluator = command(evaluationCase, operations.objectToEvaluator, {
  given: ({ request: { body } }) => ({ objectionId: newId('obj'), ...body }),
})
