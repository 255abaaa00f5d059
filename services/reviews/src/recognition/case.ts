import { type Case, defineCase } from '@concert/cases/case'
import type { recognition } from '@concert/contracts/recognitions'
import { recognitionState } from '@concert/contracts/states/recognition'
import type { CoolingOffFacts } from '@concert/domain/cooling-off'
import { type InterestFacts, servedOn } from '@concert/domain/interests'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { recognitionClocks } from '@concert/domain/recognition/clocks'
import type { RecognitionTypes } from '@concert/domain/recognition/evolve'
import type { LentToLeadFacts } from '@concert/domain/recognition/lent-to-lead'
import { recognitionMachine } from '@concert/domain/recognition/table'
import type { z } from 'zod'
import type { ReviewsContext } from '#context.ts'
import { keptFromOthers, personIn } from '#need-to-know.ts'
import { insertConflict, insertDeclaration } from '#people/declarations.ts'
import { lentToLead } from '#people/lent-to-lead.ts'
import { interestsIn } from '#people/interests.ts'
import { insertRecognitionDeclaration, insertRecognitionVote } from './records.ts'
import { recognitionAnswer } from './representation.ts'
import { recognitionStore, type RecognitionRow } from './store.ts'

export interface RecognitionCase {
  readonly stream: 'recognition'
  readonly machine: RecognitionTypes
  readonly row: RecognitionRow
  readonly facts: CoolingOffFacts & InterestFacts & LentToLeadFacts
  readonly promised: Pick<RecognitionRow['state'], 'recognitionId' | 'evaluationId' | 'leadAuthority'>
  readonly body: z.input<typeof recognition>
  readonly context: ReviewsContext
}

/** This authority's own decision on an evaluation of another. Only decision makers act on a recognition once it is open. */
export const recognitionCase: Case<RecognitionCase> = defineCase<RecognitionCase>({
  stream: 'recognition',
  noun: 'recognition',
  id: 'recognitionId',
  idOf: ({ state }) => (state as RecognitionRow['state']).recognitionId,
  machine: recognitionMachine,
  state: recognitionState,
  store: recognitionStore,
  clocks: recognitionClocks,
  editionOf: ({ state }) => state.edition,
  facts: async ({ transaction, row, standing, act }) => {
    const { recognitionId: caseId, leadAuthority, votes } = row.state
    const interests = await interestsIn(transaction, row, { caseId, workers: votes.map((vote) => vote.personId) })
    const lent = await lentToLead(transaction, act.actor.id, leadAuthority)
    return { ...standing.facts, ...interests, ...lent, lastServedClientOn: servedOn(interests, act.actor.id) }
  },
  needToKnow: keptFromOthers({ person: personIn.recognition, declarations: ({ state }) => state.declarations }),
  represent: recognitionAnswer,
  prove: {
    RecognitionImpartialityDeclared: async (transaction, event, { after: { version, state } }) => {
      const { recognitionId } = state
      await insertDeclaration(transaction, { recognitionId }, version, event)
      await (event.conflict
        ? insertConflict(transaction, { recognitionId }, event.personId)
        : insertRecognitionDeclaration(transaction, recognitionId, event.personId))
    },
    RecognitionVoteCast: (transaction, { by: personId, decision, conditions, reasons }, { after }) =>
      insertRecognitionVote(transaction, {
        recognitionId: after.state.recognitionId,
        personId,
        decision,
        conditions,
        reasons,
      }),
  },
  promiseEvery: ({ after: { state } }) => ({
    recognitionId: state.recognitionId,
    evaluationId: state.evaluationId,
    leadAuthority: state.leadAuthority,
  }),
  promise: {
    // What follows a decision sends it to the lead, so the event carries all that the lead is told.
    RecognitionDecided: ({ decision, conditions, reasons, at }, { after: { state } }) => ({
      peerDecision: {
        evaluationId: state.evaluationId,
        dossierDigest: state.dossierDigest,
        jurisdiction: jurisdictionOf(state.authority),
        decision,
        conditions,
        reasons,
        decidedAt: at,
      },
    }),
  },
})
