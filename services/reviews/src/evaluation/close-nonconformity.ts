import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { evidenceOf } from '#contracted-applications.ts'
import { editionOf } from '#edition-of.ts'
import { evaluationCase } from './case.ts'

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
  facts: async ({ transaction, row, request }) => ({
    evidence: await evidenceOf(transaction, row.state.applicationId, request.actor.id),
    demands: demandsOf(editionOf(row.state.edition)),
  }),
})
