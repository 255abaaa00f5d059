import { type Case, defineCase } from '@concert/cases/case'
import type { evaluation } from '@concert/contracts/evaluations'
import { evaluationState } from '@concert/contracts/states/evaluation'
import type { CoolingOffFacts } from '@concert/domain/cooling-off'
import { evaluationClocks } from '@concert/domain/evaluation/clocks'
import type { EvaluationTypes } from '@concert/domain/evaluation/evolve'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { type InterestFacts, servedOn } from '@concert/domain/interests'
import type { z } from 'zod'
import type { ReviewsContext } from '#context.ts'
import { keptFromOthers, personIn } from '#need-to-know.ts'
import { openWaits } from '#peer-decision/waits.ts'
import { insertConflict, insertDeclaration } from '#people/declarations.ts'
import { interestsIn } from '#people/interests.ts'
import { insertFindings, insertParticipant, insertRecommendation, insertVote } from './records.ts'
import { evaluationAnswer } from './representation.ts'
import { type EvaluationRow, evaluationStore } from './store.ts'

export interface EvaluationCase {
  readonly stream: 'evaluation'
  readonly machine: EvaluationTypes
  readonly row: EvaluationRow
  readonly facts: CoolingOffFacts & InterestFacts
  readonly promised: Pick<EvaluationRow['state'], 'evaluationId' | 'applicationId'>
  readonly body: z.input<typeof evaluation>
  readonly context: ReviewsContext
}

/** One evaluation, from its plan to the certification decision (ISO/IEC 17065 7.4 to 7.6). */
export const evaluationCase: Case<EvaluationCase> = defineCase<EvaluationCase>({
  stream: 'evaluation',
  noun: 'evaluation',
  id: 'evaluationId',
  idOf: ({ state }) => (state as EvaluationRow['state']).evaluationId,
  machine: evaluationMachine,
  state: evaluationState,
  store: evaluationStore,
  clocks: evaluationClocks,
  applicationOf: ({ state }) => state.applicationId,
  editionOf: ({ state }) => state.edition,
  facts: async ({ transaction, row, standing, act }) => {
    const { evaluationId: caseId, findings, recommendation, votes } = row.state
    const workers = [
      ...Object.values(findings).map((finding) => finding.evaluatorId),
      ...(recommendation === undefined ? [] : [recommendation.by]),
      ...votes.map((vote) => vote.personId),
    ]
    const interests = await interestsIn(transaction, row, { caseId, workers })
    return { ...standing.facts, ...interests, lastServedClientOn: servedOn(interests, act.actor.id) }
  },
  needToKnow: keptFromOthers({ person: personIn.evaluation, declarations: ({ state }) => state.declarations }),
  represent: evaluationAnswer,
  prove: {
    ImpartialityDeclared: async (transaction, event, { after: { version, state } }) => {
      const { evaluationId } = state
      await insertDeclaration(transaction, { evaluationId }, version, event)
      await (event.conflict
        ? insertConflict(transaction, { evaluationId }, event.personId)
        : insertParticipant(transaction, { evaluationId, personId: event.personId, function: event.function }))
    },
    // Whoever was objected away acts in the case no more, in no function: the database keeps that as it keeps a declared conflict.
    ObjectionDecided: async (transaction, { outcome, personId }, { after: { state } }) => {
      if (outcome === 'upheld') await insertConflict(transaction, { evaluationId: state.evaluationId }, personId)
    },
    FindingsRecorded: (transaction, { findings, by }, { after }) => insertFindings(transaction, after, by, findings),
    FindingsAccepted: (transaction, { findings, by }, { after }) => insertFindings(transaction, after, by, findings),
    NonconformityClosed: (transaction, { finding, by }, { after }) => insertFindings(transaction, after, by, [finding]),
    EvaluationRecommended: (transaction, event, { after }) => insertRecommendation(transaction, after, event),
    // Before the evaluation becomes granted: the database counts these rows (trigger decided_by_quorum).
    EvaluationGranted: (transaction, _event, { after: { state } }) => openWaits(transaction, state),
    VoteCast: (transaction, event, { after }) => insertVote(transaction, after, event),
  },
  promiseEvery: ({ after: { state } }) => ({ evaluationId: state.evaluationId, applicationId: state.applicationId }),
  promise: {},
})
