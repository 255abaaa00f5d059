import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { gradingFacts } from './grading-facts.ts'

/**
 * Closes a nonconformity whose correction was verified, and grades its requirement anew (7.4.7).
 * Step 5 of docs/flows/evaluation-and-decision.md.
 */
export const closeNonconformity = command(evaluationCase, operations.closeNonconformity, {
  as: 'evaluator',
  pointers: {
    '/closingReason': '/reason',
    '/finding/rationale': '/reason',
    '/finding/grade': '/regrade',
    '/finding/evidence': '/evidence',
  },
  given: ({ request: { params, body } }) => ({
    nonconformityId: params.nonconformityId,
    closingReason: body.reason,
    finding: { grade: body.regrade, evidence: body.evidence, rationale: body.reason },
  }),
  facts: ({ transaction, row, request }) => gradingFacts(transaction, row.state, request.actor.id),
})
