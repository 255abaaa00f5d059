import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/record-change'
import { contentOf } from '@concert/domain/evaluation/content'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import { insertVote } from '#store/case-records.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'
import type { Opinion } from './recommend.ts'

/**
 * Votes on the certification decision; the vote that makes the quorum decides (7.6).
 * Step 8 of docs/flows/evaluation-and-decision.md.
 */
export async function castVote(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  opinion: Opinion,
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.vote-cast',
    as: 'decision-maker',
    judge: ({ state }, { by, facts }) =>
      decide(
        evaluationMachine,
        state,
        { name: 'castVote', ...by, ...opinion },
        { ...facts, currentEvaluationDigest: digestOf(contentOf(state)) },
      ),
    // Before the evaluation becomes granted: the database counts these rows (trigger decided_by_quorum).
    keep: () => insertVote(transaction, { evaluationId, personId: act.actor.id, ...opinion }),
  })
}
