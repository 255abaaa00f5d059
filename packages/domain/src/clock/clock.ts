import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import { jurisdictionOf, jurisdictions } from '../jurisdictions.ts'
import type { Mover } from '../roles.ts'
import type { TaskName, Term } from './task-terms.ts'

/** Why a clock stands. */
export const stopCauses = ['nonconformities-with-client', 'objection-undecided'] as const
export type StopCause = (typeof stopCauses)[number]

/** By which days a task is counted: of its own authority, of the place whose statute sets the term, or those on which all authorities work. */
export type ClockCalendar = 'own' | 'common' | Jurisdiction
export const clockCalendars: readonly ClockCalendar[] = ['own', 'common', ...jurisdictions]

/** That the clock of a task stands, for what, and for how many working days at most. */
export type StopRule = {
  readonly because: StopCause
  readonly capWorkingDays: number
  /** The day by which the move is due meanwhile (`YYYY-MM-DD`), where the case says one. */
  readonly until: string | null
}

/** What runs in one state of a case: the task, whose move it is, and whether the clock of the task stands. */
export type ClockRule = {
  readonly task: TaskName
  readonly whoseMove: Mover
  readonly term: Term | null
  readonly calendar: ClockCalendar
  readonly stands: StopRule | null
}

/** A period in which the clock stood or stands: instants in RFC 3339, UTC. `to` is null as long as it stands. */
export type Stop = StopRule & { readonly party: Mover; readonly from: string; readonly to: string | null }

/** The open clock of one case. A case has one at most; it ends with its task. */
export type Clock = {
  readonly task: TaskName
  readonly whoseMove: Mover
  /** When the task began: RFC 3339, UTC. */
  readonly since: string
  readonly term: Term | null
  readonly calendar: ClockCalendar
  readonly stops: readonly Stop[]
}

/**
 * What each state of a machine says of its clock, by the whole state. A state whose case waits for nobody says null; that every
 * status has its line is what the type is for.
 */
export type Clocks<State extends { readonly status: string }> = {
  readonly [Status in State['status']]: (state: State) => ClockRule | null
}

/** The rule of a state. */
export function clockRuleOf<State extends { readonly status: string }>(
  clocks: Clocks<State>,
  state: State,
): ClockRule | null {
  return clocks[state.status as State['status']](state)
}

/** The places whose working days count for a clock of this authority. */
export function placesOf(calendar: ClockCalendar, authority: Authority): readonly Jurisdiction[] {
  if (calendar === 'common') return jurisdictions
  return [calendar === 'own' ? jurisdictionOf(authority) : calendar]
}

/**
 * The closed days of an authority that its clocks of a calendar are counted without (`YYYY-MM-DD`): those in which its own place counts. Where the
 * statute of another place sets the term, nobody there was kept from working.
 */
export function closuresOf(
  calendar: ClockCalendar,
  authority: Authority,
  closures: ReadonlySet<string>,
): ReadonlySet<string> {
  return placesOf(calendar, authority).includes(jurisdictionOf(authority)) ? closures : noClosures
}

const noClosures: ReadonlySet<string> = new Set()

/** The stop in which a clock stands now; undefined while it runs. */
export function standingStop({ stops }: Pick<Clock, 'stops'>): Stop | undefined {
  const last = stops.at(-1)
  return last?.to === null ? last : undefined
}
