import { type Machine, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import { type ClosedDayTypes, evolveClosedDay } from './events.ts'
import { isNotPlanned, isOnlyRecordOfDay, isWorkedByCalendar, saysSomethingElse } from './guards.ts'

// Whoever says that a day does not count moves every deadline of the authority: it is said by those who act in no case (4.2).
const by = ['personnel-administrator'] as const
const holds = [authorised('personnel-administrator'), reasonRecorded] as const
const dayHolds = [isWorkedByCalendar, isNotPlanned, isOnlyRecordOfDay] as const

/** The table of a day on which the office was closed: it counts from when it is recorded until it is withdrawn, and can be corrected meanwhile. */
const table = {
  none: {
    recordClosedDay: {
      to: 'recorded',
      by,
      guards: [authorityPinnedAtOpening, ...holds, ...dayHolds],
      then: (_state, { name: _name, actor, ...recorded }) => [{ ...recorded, type: 'ClosedDayRecorded', by: actor.id }],
    },
  },
  recorded: {
    correctClosedDay: {
      to: 'recorded',
      by,
      guards: [authorityPinned, ...holds, ...dayHolds, saysSomethingElse],
      then: (_state, { name: _name, actor, ...corrected }) => [
        { ...corrected, type: 'ClosedDayCorrected', by: actor.id },
      ],
    },
    withdrawClosedDay: {
      to: 'withdrawn',
      by,
      guards: [authorityPinned, ...holds],
      then: (_state, command) => [{ type: 'ClosedDayWithdrawn', ...stampOf(command), reason: command.reason }],
    },
  },
  withdrawn: {},
} satisfies Table<ClosedDayTypes>

/** The machine of a closed day. */
export const closedDayMachine: Machine<ClosedDayTypes> = { name: 'closed-day', table, evolve: evolveClosedDay }
