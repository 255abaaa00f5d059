import { type Guard, type Machine, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import type { LegalHoldFacts, PlaceLegalHold } from './commands.ts'
import { evolveLegalHold } from './events.ts'
import type { LegalHoldTypes } from './events.ts'

/** Whoever signs for the authority places a hold, and has an unexpired authorisation for it. */
const signatoryPlaces: Guard<null, PlaceLegalHold, LegalHoldFacts['placeLegalHold']> = {
  name: 'authorised-for-function',
  clause: 'iso17065-6.1.2',
  check: (_state, command, facts) => authorised('signatory').check(command, command, facts),
  inputs: (_state, command, facts) => authorised('signatory').inputs(command, command, facts),
}

/**
 * The table of a legal hold: it is placed on the evidence of an application with its reason, and lasts until it is ended with a reason. What
 * has ended does not come back: another hold is placed.
 */
const table = {
  none: {
    placeLegalHold: {
      to: 'placed',
      by: ['signatory'],
      guards: [authorityPinnedAtOpening, signatoryPlaces, reasonRecorded],
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
