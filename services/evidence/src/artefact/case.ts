import { type Case, defineCase } from '@concert/cases/case'
import { artefactState } from '@concert/contracts/states/artefact'
import type { ArtefactTypes } from '@concert/domain/artefact/events'
import type { Artefact } from '@concert/domain/artefact/state'
import { artefactMachine } from '@concert/domain/artefact/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { EvidenceContext } from '#context.ts'
import { type EvidenceBody, representArtefact } from './representation.ts'
import { type ArtefactRow, artefactStore } from './store.ts'

export interface ArtefactCase {
  readonly stream: 'evidence'
  readonly machine: ArtefactTypes
  readonly row: ArtefactRow
  readonly facts: CellStaffFacts
  readonly promised: Pick<Artefact, 'applicationId'>
  readonly body: EvidenceBody
  readonly context: EvidenceContext
}

/** What is known of one evidence file of an application. Its bytes lie in the authority's object store. */
export const artefactCase: Case<ArtefactCase> = defineCase<ArtefactCase>({
  stream: 'evidence',
  noun: 'evidence',
  id: 'evidenceId',
  idOf: ({ state }) => (state as Artefact).evidenceId,
  machine: artefactMachine,
  state: artefactState,
  store: artefactStore,
  represent: representArtefact,
  promiseEvery: ({ after: { state } }) => ({ applicationId: state.applicationId }),
  promise: {},
})
