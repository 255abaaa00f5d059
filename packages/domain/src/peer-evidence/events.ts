import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { PeerEvidenceFacts, RecordPeerEvidence } from './commands.ts'
import type { PeerEvidence, PeerEvidenceSaid } from './state.ts'

export type PeerEvidenceRecorded = Readonly<EventBase & { type: 'PeerEvidenceRecorded' }> &
  PeerEvidenceSaid & { readonly authority: Authority; readonly leadAuthority: Authority }

/** The types that make the machine of what a lead says of its files. */
export interface PeerEvidenceTypes extends MachineTypes {
  state: PeerEvidence
  command: RecordPeerEvidence
  event: PeerEvidenceRecorded
  facts: PeerEvidenceFacts
}

/** The statement after its one event. */
export const evolvePeerEvidence = evolution<PeerEvidenceTypes, 'PeerEvidenceRecorded'>(
  'PeerEvidenceRecorded',
  ({ type: _type, at: _at, by: _by, ...recorded }) => ({ ...recorded, status: 'recorded' }),
  {},
)
