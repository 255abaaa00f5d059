import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { demandsOf } from '@concert/domain/evidence-coverage/demands'
import { evidenceOf } from '#contracted-applications.ts'
import { editionOf } from '#edition-of.ts'
import { evaluationCase } from './case.ts'

/**
 * Records findings, each citing evidence of this application by digest (7.4.4, 7.4.9).
 * Step 4 of docs/flows/evaluation-and-decision.md.
 */
export const recordFindings = command(evaluationCase, operations.recordFindings, {
  as: 'evaluator',
  facts: async ({ transaction, row, request }) => ({
    evidence: await evidenceOf(transaction, row.state.applicationId, request.actor.id),
    demands: demandsOf(editionOf(row.state.edition)),
  }),
})
