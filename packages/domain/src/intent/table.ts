import { openingGuards } from '../certificate/opening-guards.ts'
import type { Machine, Table } from '../machine.ts'
import { pinnedAtOpening } from '../standing-guards.ts'
import { evolveIntent } from './evolve.ts'
import type { IntentTypes } from './evolve.ts'
import { signatoryInstructs } from './guards.ts'

/** The intent machine's table (17065 7.7): content that an authority will sign, stored before anything is signed. */
const table = {
  none: {
    storeIntent: {
      to: 'stored',
      by: ['system'],
      guards: [pinnedAtOpening, signatoryInstructs, ...openingGuards],
      then: (_state, { name: _name, actor, ...stored }) => [{ ...stored, type: 'IntentStored', by: actor.id }],
    },
  },
  stored: {},
} satisfies Table<IntentTypes>

/** The intent machine, in the cell of each authority that attests. */
export const intentMachine: Machine<IntentTypes> = { name: 'intent', table, evolve: evolveIntent }
