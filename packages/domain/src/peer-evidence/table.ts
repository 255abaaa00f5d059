import type { Machine, Table } from '../machine.ts'
import { authorityPinnedAtOpening } from '../standing-guards.ts'
import { evolvePeerEvidence } from './events.ts'
import type { PeerEvidenceTypes } from './events.ts'
import { isOfAnotherLead, peerSaysOnce } from './guards.ts'

/**
 * The table of what a lead says of its files: each statement is recorded in the cell of the recognising authority, once, also before the
 * dossier that cites them has arrived.
 */
const table = {
  none: {
    recordPeerEvidence: {
      to: 'recorded',
      by: ['system'],
      guards: [authorityPinnedAtOpening, isOfAnotherLead, peerSaysOnce],
      then: (_state, { name: _name, actor, ...recorded }) => [
        { ...recorded, type: 'PeerEvidenceRecorded', by: actor.id },
      ],
    },
  },
  recorded: {},
} satisfies Table<PeerEvidenceTypes>

/** The machine of what a lead says of its files, in the cell of a recognising authority. */
export const peerEvidenceMachine: Machine<PeerEvidenceTypes> = {
  name: 'peer-evidence',
  table,
  evolve: evolvePeerEvidence,
}
