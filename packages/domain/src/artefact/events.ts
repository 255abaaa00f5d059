import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { ArtefactCommand, ArtefactFacts } from './commands.ts'
import type { Artefact, ArtefactParticulars } from './state.ts'

export type EvidenceUploaded = Readonly<EventBase & { type: 'EvidenceUploaded' }> & ArtefactParticulars

export type ArtefactEvent = EvidenceUploaded

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
  ({ type: _type, at: _at, by: _by, ...uploaded }) => ({ ...uploaded, status: 'uploaded' }),
  {},
)
