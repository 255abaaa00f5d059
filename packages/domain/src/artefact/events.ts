import { evolution } from '../evolution.ts'
import { jurisdictionOf } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { ArtefactCommand, ArtefactFacts } from './commands.ts'
import type { Artefact, ArtefactParticulars, QuarantineReason } from './state.ts'

/** What events from before do not say: such a file was taken as one of the place of its cell. */
type SaidLater = 'origins' | 'madeIn' | 'unmixedProof' | 'scanDigest'

export type EvidenceUploaded = Readonly<EventBase & { type: 'EvidenceUploaded' }> &
  Omit<ArtefactParticulars, SaidLater> &
  Partial<Pick<ArtefactParticulars, SaidLater>>

export type EvidenceQuarantined = Readonly<EventBase & { type: 'EvidenceQuarantined'; reason: QuarantineReason }>
export type EvidenceReleased = Readonly<EventBase & { type: 'EvidenceReleased'; reason: QuarantineReason }>

export type ArtefactEvent = EvidenceUploaded | EvidenceQuarantined | EvidenceReleased

/** The types that make the artefact machine. */
export interface ArtefactTypes extends MachineTypes {
  state: Artefact
  command: ArtefactCommand
  event: ArtefactEvent
  facts: ArtefactFacts
}

/** The artefact after one event. */
export const evolveArtefact = evolution<ArtefactTypes, 'EvidenceUploaded'>(
  'EvidenceUploaded',
  ({ type: _type, at: _at, by: _by, ...uploaded }) => ({
    origins: [jurisdictionOf(uploaded.authority)],
    madeIn: jurisdictionOf(uploaded.authority),
    unmixedProof: null,
    scanDigest: uploaded.digest,
    ...uploaded,
    status: 'uploaded',
    quarantine: null,
  }),
  {
    EvidenceQuarantined: (state, { reason, at }) => ({
      ...state,
      status: 'quarantined',
      quarantine: { reason, since: at },
    }),
    EvidenceReleased: (state) => ({ ...state, status: 'uploaded', quarantine: null }),
  },
)
