import type { Machine, Table } from '../machine.ts'
import { pinnedAtOpening } from '../standing-guards.ts'
import { evolvePeerDecision } from './events.ts'
import type { PeerDecisionTypes } from './events.ts'
import * as guards from './guards.ts'

/** The table of a peer's decision: what a recognising authority decided is recorded in the cell of the lead, once. */
const table = {
  none: {
    recordPeerDecision: {
      to: 'recorded',
      by: ['system'],
      guards: [
        pinnedAtOpening,
        guards.peerDecidesOnce,
        guards.evaluationIsGranted,
        guards.authorityIsAsked,
        guards.decidesForItsPlace,
        guards.decidesOnThisDossier,
        guards.reservationIsWhole,
      ],
      then: (_state, { name: _name, actor, ...recorded }) => [
        { ...recorded, type: 'PeerDecisionRecorded', by: actor.id },
      ],
    },
  },
  recorded: {},
} satisfies Table<PeerDecisionTypes>

/** The machine of a peer's decision, in the cell of the lead. */
export const peerDecisionMachine: Machine<PeerDecisionTypes> = {
  name: 'peer-decision',
  table,
  evolve: evolvePeerDecision,
}
