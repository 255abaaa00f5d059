import { workingDaysBetween } from '#calendars/working-days.ts'
import { addCalendarDays, localDate } from '#instant.ts'
import { jurisdictionOf } from '#jurisdictions.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { ClosingFacts } from './commands.ts'
import type { ClosedDay, Closing } from './state.ts'

type Said = CommandBase & Closing

/** The office closes on a day on which it would have worked: what the calendar of its place says is never said a second time, and never guessed. */
export const isWorkedByCalendar: Guard<unknown, Said, CellStaffFacts> = {
  name: 'worked-by-calendar',
  clause: 'gbaai-service-levels',
  check: (_state, { closedOn }, facts) => {
    const counted = worked(closedOn, facts)
    if (!counted.ok)
      return [violation('closed-day-without-calendar', '/closedOn', { year: String(counted.without.year) })]
    return counted.days === 1 ? [] : [violation('closed-on-day-off', '/closedOn', { closedOn })]
  },
  inputs: (_state, { closedOn }, facts) => ({ closedOn, worked: { ...worked(closedOn, facts) } }),
}

/** A closing is not known in advance, but for the evening before: what is known earlier belongs into the calendar. */
export const isNotPlanned: Guard<unknown, Said, CellStaffFacts> = {
  name: 'not-planned',
  clause: 'gbaai-service-levels',
  check: (_state, { closedOn, at }, facts) => {
    const latest = tomorrow(at, facts)
    return closedOn <= latest ? [] : [violation('closed-day-ahead', '/closedOn', { latest })]
  },
  inputs: (_state, { closedOn, at }, facts) => ({ closedOn, latest: tomorrow(at, facts) }),
}

/** A day is closed once. */
export const isOnlyRecordOfDay: Guard<unknown, Said, ClosingFacts> = {
  name: 'only-record-of-day',
  clause: 'gbaai-service-levels',
  check: (_state, { closedOn }, { otherClosedDays }) =>
    otherClosedDays.includes(closedOn) ? [violation('closed-day-on-record', '/closedOn', { closedOn })] : [],
  inputs: (_state, { closedOn }, { otherClosedDays }) => ({
    closedOn,
    isOnRecord: otherClosedDays.includes(closedOn),
  }),
}

/** A correction says something else. */
export const saysSomethingElse: Guard<ClosedDay, Said, CellStaffFacts> = {
  name: 'says-something-else',
  clause: 'iso17065-7.12',
  check: (state, command) =>
    isSame(state, command) ? [violation('closed-day-unchanged', '', { closedOn: command.closedOn })] : [],
  inputs: (state, command) => ({ was: closingOf(state), is: closingOf(command) }),
}

function worked(closedOn: string, { authority }: CellStaffFacts) {
  return workingDaysBetween([jurisdictionOf(authority)], addCalendarDays(closedOn, -1), closedOn)
}

function tomorrow(at: string, { authority }: CellStaffFacts): string {
  return addCalendarDays(localDate(at, authority), 1)
}

function closingOf({ closedOn, cause, reason }: Closing): Closing {
  return { closedOn, cause, reason }
}

function isSame(a: Closing, b: Closing): boolean {
  return a.closedOn === b.closedOn && a.cause === b.cause && a.reason === b.reason
}
