import type { Transaction } from '@concert/db/authority-transaction'
import { calendarVersion } from '@concert/domain/calendars/calendar-version'
import {
  type Clock,
  type ClockCalendar,
  clockRuleOf,
  closuresOf,
  placesOf,
  standingStop,
} from '@concert/domain/clock/clock'
import { type Due, dueOf } from '@concert/domain/clock/due-day'
import { reminderDay } from '@concert/domain/clock/notice-point'
import { runClock } from '@concert/domain/clock/run-clock'
import { addCalendarDays, startOfDayMs } from '@concert/domain/instant'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Case, CaseTypes, State } from './case.ts'
import type { CaseClock } from './kept-clock.ts'

/** The clock that is kept of a case; null for one that waits for nobody, and for one whose kind has no clocks. */
export async function readClock<T extends CaseTypes>(
  { clocks, stream }: Case<T>,
  { client, authority }: Transaction,
  caseId: string,
): Promise<CaseClock | null> {
  if (clocks === undefined) return null
  const { rows } = await client.query<ClockRow>({
    name: 'cases-clock',
    text: `select task, whose_move as "whoseMove", since, term, calendar, stops, due_on::text as "dueOn", undated, provisional
      from platform.clocks where authority = $1 and stream = $2 and case_id = $3 and task is not null`,
    values: [authority, stream, caseId],
  })
  const [row] = rows
  return row === undefined ? null : clockOfRow(row)
}

/** What a change of a case begins with: the clock that is kept, and the closed days by which it is counted from now on. One statement reads both. */
export async function readClockToChange<T extends CaseTypes>(
  { clocks, stream }: Case<T>,
  { client, authority }: Transaction,
  caseId: string,
): Promise<{ readonly clock: CaseClock | null; readonly closedDays?: ReadonlySet<string> }> {
  if (clocks === undefined) return { clock: null }
  const { rows } = await client.query<
    ClockRow & { readonly hasClock: boolean; readonly closedDays: readonly string[] }
  >({
    name: 'cases-clock-to-change',
    text: `select clock.task is not null as "hasClock", closed.days as "closedDays", task, whose_move as "whoseMove", since, term, calendar, stops,
        due_on::text as "dueOn", undated, provisional
      from (select array(select closed_on::text from platform.closed_days where authority = $1) as days) closed
      left join platform.clocks clock on clock.authority = $1 and stream = $2 and case_id = $3 and task is not null`,
    values: [authority, stream, caseId],
  })
  const [row] = rows
  if (row === undefined) throw new Error('a statement that always answers one row answered none')
  return { clock: row.hasClock ? clockOfRow(row) : null, closedDays: new Set(row.closedDays) }
}

/** The columns of an open clock. */
export type ClockRow = Clock & Pick<Due, 'dueOn' | 'undated'> & { readonly provisional: boolean }

export function clockOfRow(row: ClockRow): CaseClock {
  const { task, whoseMove, since, term, calendar, stops, dueOn, undated, provisional } = row
  const clock = { task, whoseMove, since, term, calendar, stops }
  return { clock, due: { dueOn, undated, isProvisional: provisional } as Due }
}

/**
 * The clock after a change, by what the new state says of it. @returns the very same object where nothing changes
 */
export function clockAfter<T extends CaseTypes>(
  { clocks }: Case<T>,
  before: CaseClock | null,
  state: State<T>,
  { authority, now }: Pick<Transaction, 'authority' | 'now'>,
  closedDays: ReadonlySet<string>,
): CaseClock | null {
  if (clocks === undefined) return null
  const clock = runClock(before?.clock ?? null, clockRuleOf(clocks, state), now)
  if (clock === (before?.clock ?? null)) return before
  return clock === null ? null : withDue(clock, authority, closedDays)
}

/** A clock with its day. */
export function withDue(clock: Clock, authority: Authority, closedDays: ReadonlySet<string>): CaseClock {
  return { clock, due: dueOf(clock, authority, closedDays) }
}

/** By which days the clocks of a calendar are counted: a row that says another was counted by others. */
export function clockVersion(calendar: ClockCalendar, authority: Authority, closedDays: ReadonlySet<string>): string {
  return calendarVersion(placesOf(calendar, authority), closuresOf(calendar, authority, closedDays))
}

/** Which case a clock is of; `applicationId` is the application that the case follows from, null where it is in no cell of its own. */
interface ClockedCase {
  readonly stream: string
  readonly caseId: string
  readonly applicationId: string | null
}

/** Which case a row is, for its clock. */
export function clockedCase<T extends CaseTypes>(theCase: Case<T>, row: T['row']): ClockedCase {
  const { stream, applicationOf } = theCase
  return { stream, caseId: theCase.idOf(row), applicationId: applicationOf?.(row) ?? null }
}

/** Keeps the clock of a case of the service's own, in the transaction that changes the case. */
export async function keepClock(
  { client, authority }: Transaction,
  { stream, caseId, applicationId }: ClockedCase,
  kept: CaseClock | null,
  closedDays: ReadonlySet<string>,
): Promise<void> {
  await client.query({
    name: 'cases-keep-clock',
    text: 'select platform.keep_clock($1, $2, $3)',
    values: [
      stream,
      caseId,
      JSON.stringify(kept === null ? {} : { ...clockDocument(kept, authority, closedDays), applicationId }),
    ],
  })
}

function clockDocument(kept: CaseClock, authority: Authority, closedDays: ReadonlySet<string>): object {
  const { clock, due } = kept
  return {
    ...clock,
    ...due,
    standsBecause: standingStop(clock)?.because ?? null,
    ...timesOf(kept, authority, closedDays),
    calendarVersion: clockVersion(clock.calendar, authority, closedDays),
  }
}

/** What is kept beside the day of a clock: the instants from which on it is noticed. */
export function timesOf(
  { clock, due }: CaseClock,
  authority: Authority,
  closedDays: ReadonlySet<string>,
): { readonly dueAt: string | null; readonly remindAt: string | null } {
  const { dueOn } = due
  const remindOn = reminderDay(clock, due, authority, closedDays)
  return {
    dueAt: dueOn === null ? null : startOf(addCalendarDays(dueOn, 1), authority),
    remindAt: remindOn === null ? null : startOf(remindOn, authority),
  }
}

/** The instant at which a day begins at an authority. */
function startOf(day: string, authority: Authority): string {
  return new Date(startOfDayMs(day, authority)).toISOString()
}
