import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { evidenceOf } from '#contracted-applications.ts'
import { editionOf } from '#edition-of.ts'
import { evaluationCase } from './case.ts'

/**
 * Accepts with reasons what somebody in conflict found: from then on it is the evaluator's own (4.2).
 * Step 4 of docs/flows/evaluation-and-decision.md.
 */
export const acceptFindings = command(evaluationCase, operations.acceptFindings, {
  as: 'evaluator',
  facts: async ({ transaction, row, request }) => ({
    evidence: await evidenceOf(transaction, row.state.applicationId, request.actor.id),
    demands: demandsOf(editionOf(row.state.edition)),
  }),
})
