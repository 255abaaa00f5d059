import type { Machine, Table } from '../machine.ts'
import { authorityPinnedAtOpening } from '../standing-guards.ts'
import { type ClockNoticeTypes, evolveClockNotice } from './events.ts'
import { clockIsAtItsPoint } from './guards.ts'

/** The table of a notice: it is given once, when the day of a move comes near or has passed. */
const table = {
  none: {
    noticeClock: {
      to: 'noticed',
      by: ['system'],
      guards: [authorityPinnedAtOpening, clockIsAtItsPoint],
      then: (_state, { name: _name, actor, ...noticed }) => [{ ...noticed, type: 'ClockNoticed', by: actor.id }],
    },
  },
  noticed: {},
} satisfies Table<ClockNoticeTypes>

/** The machine of a notice of a clock. */
export const clockNoticeMachine: Machine<ClockNoticeTypes> = {
  name: 'clock-notice',
  table,
  evolve: evolveClockNotice,
}
