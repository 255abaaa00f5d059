import { type Case, defineCase } from '@concert/cases/case'
import { peerDecisionState } from '@concert/contracts/states/peer-decision'
import { peerDecisionClocks } from '@concert/domain/peer-decision/clocks'
import type { PeerDecisionTypes } from '@concert/domain/peer-decision/events'
import type { PeerDecision } from '@concert/domain/peer-decision/state'
import { peerDecisionMachine } from '@concert/domain/peer-decision/table'
import type { StaffFacts } from '@concert/domain/standing-guards'
import type { ReviewsContext } from '#context.ts'
import { peerDecisionId, type PeerDecisionRow, peerDecisionStore } from './store.ts'

export interface PeerDecisionCase {
  readonly stream: 'peer-decision'
  readonly machine: PeerDecisionTypes
  readonly row: PeerDecisionRow
  readonly facts: StaffFacts
  readonly promised: object
  readonly body: Pick<PeerDecision, 'evaluationId' | 'from'>
  readonly context: ReviewsContext
}

/** What one recognising authority decided on an evaluation of this cell. */
export const peerDecisionCase: Case<PeerDecisionCase> = defineCase<PeerDecisionCase>({
  stream: 'peer-decision',
  noun: 'evaluation',
  id: 'evaluationId',
  idOf: ({ state }) => peerDecisionId(state as PeerDecision),
  machine: peerDecisionMachine,
  state: peerDecisionState,
  store: peerDecisionStore,
  clocks: peerDecisionClocks,
  applicationOf: ({ state }) => state.applicationId,
  editionOf: ({ state }) => state.edition,
  facts: ({ standing }) => standing.facts,
  represent: ({ version, state: { evaluationId, from } }) => ({ version, body: { evaluationId, from } }),
  promiseEvery: () => ({}),
  promise: {},
})
