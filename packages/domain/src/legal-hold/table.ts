import { type Machine, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import { evolveLegalHold } from './events.ts'
import type { LegalHoldTypes } from './events.ts'

/**
 * The table of a legal hold: it is placed on the evidence of an application with its reason, and lasts until it is ended with a reason. What
 * has ended does not come back: another hold is placed.
 */
const table = {
  none: {
    placeLegalHold: {
      to: 'placed',
      by: ['signatory'],
      guards: [authorityPinnedAtOpening, authorised('signatory'), reasonRecorded],
      then: (_state, { name: _name, actor, ...placed }) => [{ ...placed, type: 'LegalHoldPlaced', by: actor.id }],
    },
  },
  placed: {
    endLegalHold: {
      to: 'ended',
      by: ['signatory'],
      guards: [authorityPinned, authorised('signatory'), reasonRecorded],
      then: (_state, command) => [{ type: 'LegalHoldEnded', ...stampOf(command), reason: command.reason }],
    },
  },
  ended: {},
} satisfies Table<LegalHoldTypes>

/** The machine of a legal hold. */
export const legalHoldMachine: Machine<LegalHoldTypes> = { name: 'legal-hold', table, evolve: evolveLegalHold }
