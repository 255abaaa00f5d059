import type { Machine, Table } from '../machine.ts'
import { authorityPinnedAtOpening } from '../standing-guards.ts'
import { type ClockRecountTypes, evolveClockRecount } from './events.ts'
import { daysAreOthers } from './guards.ts'

/** The table of a recount: it is recorded once, with every day that is another one. */
const table = {
  none: {
    recountClocks: {
      to: 'recounted',
      by: ['system'],
      guards: [authorityPinnedAtOpening, daysAreOthers],
      then: (_state, { name: _name, actor, ...recounted }) => [{ ...recounted, type: 'ClocksRecounted', by: actor.id }],
    },
  },
  recounted: {},
} satisfies Table<ClockRecountTypes>

/** The machine of a recount. */
export const clockRecountMachine: Machine<ClockRecountTypes> = {
  name: 'clock-recount',
  table,
  evolve: evolveClockRecount,
}
