import { type Case, defineCase } from '@concert/cases/case'
import { peerEvidenceState } from '@concert/contracts/states/peer-evidence'
import type { PeerEvidenceTypes } from '@concert/domain/peer-evidence/events'
import type { PeerEvidence } from '@concert/domain/peer-evidence/state'
import { peerEvidenceMachine } from '@concert/domain/peer-evidence/table'
import type { CellFacts } from '@concert/domain/standing-guards'
import type { ReviewsContext } from '#context.ts'
import { peerEvidenceId, type PeerEvidenceRow, peerEvidenceStore } from './store.ts'

export interface PeerEvidenceCase {
  readonly stream: 'peer-evidence'
  readonly machine: PeerEvidenceTypes
  readonly row: PeerEvidenceRow
  readonly facts: CellFacts
  readonly promised: object
  readonly body: Pick<PeerEvidence, 'evaluationId' | 'changes'>
  readonly context: ReviewsContext
}

/** What a lead said of the files that a dossier of it cites. */
export const peerEvidenceCase: Case<PeerEvidenceCase> = defineCase<PeerEvidenceCase>({
  stream: 'peer-evidence',
  noun: 'evaluation',
  id: 'evaluationId',
  idOf: ({ state }) => peerEvidenceId(state as PeerEvidence),
  machine: peerEvidenceMachine,
  state: peerEvidenceState,
  store: peerEvidenceStore,
  represent: ({ version, state: { evaluationId, changes } }) => ({ version, body: { evaluationId, changes } }),
  promiseEvery: () => ({}),
  promise: {},
})
