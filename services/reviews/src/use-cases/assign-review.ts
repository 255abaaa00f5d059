import { authorisationsOf } from '@concert/db/authorisations'
import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/record-change'
import { contentOf } from '@concert/domain/evaluation/content'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'
import { lastServedClientOn } from './last-served-client-on.ts'

/**
 * Assigns a report reviewer who did not evaluate, and freezes the content by its hash (7.5.1).
 * Step 7 of docs/flows/evaluation-and-decision.md.
 */
export async function assignReview(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  reviewerId: string,
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.review-assigned',
    as: 'plan-owner',
    judge: async ({ state, ...client }, { by, facts }) => {
      const [held] = await authorisationsOf(transaction, reviewerId, ['report-reviewer'])
      return decide(
        evaluationMachine,
        state,
        { name: 'assignReview', ...by, reviewerId },
        {
          ...facts,
          currentEvaluationDigest: digestOf(contentOf(state)),
          reviewerAuthorisation:
            held === undefined
              ? null
              : { id: held.authorisationId, function: 'report-reviewer', validUntil: held.validUntil },
          reviewerLastServedClientOn: await lastServedClientOn(transaction, reviewerId, client),
        },
      )
    },
  })
}
