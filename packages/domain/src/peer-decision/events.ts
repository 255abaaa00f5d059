import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { Pinned } from '../standing-guards.ts'
import type { PeerDecisionFacts, RecordPeerDecision } from './commands.ts'
import type { PeerDecision, PeerDecisionSaid } from './state.ts'

export type PeerDecisionRecorded = Readonly<EventBase & { type: 'PeerDecisionRecorded' }> &
  Pinned &
  PeerDecisionSaid & { readonly from: Authority; readonly applicationId: string }

/** The types that make the machine of a peer's decision. */
export interface PeerDecisionTypes extends MachineTypes {
  state: PeerDecision
  command: RecordPeerDecision
  event: PeerDecisionRecorded
  facts: PeerDecisionFacts
}

/** The decision after its one event. */
export const evolvePeerDecision = evolution<PeerDecisionTypes, 'PeerDecisionRecorded'>(
  'PeerDecisionRecorded',
  ({ type: _type, at: _at, by: _by, ...recorded }) => ({ ...recorded, status: 'recorded' }),
  {},
)
