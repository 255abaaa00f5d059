import { addCalendarDays, localDate } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { repeatedAt, type Violation, violation } from '../violation.ts'
import type { DeputyFacts, EndAbsence, EnterAbsence, EntryFacts, NameDeputies } from './commands.ts'
import type { Absence, Deputy } from './state.ts'

/** The most days of one absence, the first and the last included: who is away longer says so again. */
const ABSENCE_DAYS_MAX = 180

/** A person says it of themselves. */
export const entersOwnAbsence: Guard<null, EnterAbsence, CellFacts> = {
  name: 'own-absence',
  clause: 'iso17065-6.1.2',
  check: (_state, { personId, actor }) => ofAnother(personId, actor.id),
  inputs: (_state, { personId, actor }) => ({ person: personId, by: actor.id }),
}

/** The same of an absence that is there. */
export const isOwnAbsence: Guard<Absence, CommandBase, CellFacts> = {
  name: 'own-absence',
  clause: 'iso17065-6.1.2',
  check: ({ personId }, { actor }) => ofAnother(personId, actor.id),
  inputs: ({ personId }, { actor }) => ({ person: personId, by: actor.id }),
}

export const absentPersonIsOnRecord: Guard<null, EnterAbsence, CellFacts & EntryFacts> = {
  name: 'absent-person-on-record',
  clause: 'iso17065-6.1.2',
  check: (_state, { personId }, { isOnRecord }) =>
    isOnRecord ? [] : [violation('person-not-on-record', '/personId', { personId })],
  inputs: (_state, { personId }, { isOnRecord }) => ({ personId, isOnRecord }),
}

/** An absence runs forward, is not over when it is entered, and has an end that can be looked forward to. */
export const absenceIsBounded: Guard<null, EnterAbsence, CellFacts> = {
  name: 'absence-is-bounded',
  clause: 'iso17065-6.1.2',
  check: (_state, { fromOn, untilOn, at }, { authority }) => {
    if (untilOn < fromOn) return [violation('period-backwards', '/untilOn', { from: fromOn, until: untilOn })]
    const latest = addCalendarDays(fromOn, ABSENCE_DAYS_MAX - 1)
    return [
      ...(untilOn < localDate(at, authority) ? [violation('absence-over', '/untilOn', { until: untilOn })] : []),
      ...(untilOn > latest ? [violation('absence-too-long', '/untilOn', { latest })] : []),
    ]
  },
  inputs: (_state, { fromOn, untilOn, at }, { authority }) => ({ fromOn, untilOn, on: localDate(at, authority) }),
}

/** A person is away once on a day: with two absences there would be two answers to who stands in. */
export const absencesDoNotOverlap: Guard<null, EnterAbsence, CellFacts & EntryFacts> = {
  name: 'absences-do-not-overlap',
  clause: 'iso17065-6.1.2',
  check: (_state, _command, { overlapping }) =>
    overlapping.map(({ absenceId, fromOn }) =>
      violation('absence-overlaps', '/fromOn', { absenceId, from: fromOn }, absenceId),
    ),
  inputs: (_state, { fromOn, untilOn }, { overlapping }) => ({
    fromOn,
    untilOn,
    overlapping: overlapping.map(({ absenceId }) => absenceId),
  }),
}

/** Who stands in has the authorisation already, so that being named gives nobody a right; and it is one other person for each function. */
export const deputiesMayEnter: Guard<null, EnterAbsence, CellFacts & DeputyFacts> = {
  name: 'deputies-are-authorised',
  clause: 'iso17065-6.1.2',
  check: (_state, { personId, deputies }, { authorised }) => deputyViolations(personId, deputies, authorised),
  inputs: (_state, { personId, deputies }, { authorised }) => deputyInputs(personId, deputies, authorised),
}

/** The same of those who are named anew. */
export const deputiesAreAuthorised: Guard<Absence, NameDeputies, CellFacts & DeputyFacts> = {
  name: 'deputies-are-authorised',
  clause: 'iso17065-6.1.2',
  check: ({ personId }, { deputies }, { authorised }) => deputyViolations(personId, deputies, authorised),
  inputs: ({ personId }, { deputies }, { authorised }) => deputyInputs(personId, deputies, authorised),
}

/** What has passed is changed by nobody. */
export const absenceLasts: Guard<Absence, CommandBase, CellFacts> = {
  name: 'absence-lasts',
  clause: 'iso17065-6.1.2',
  check: ({ untilOn }, { at }, { authority }) =>
    untilOn !== null && untilOn < localDate(at, authority) ? [violation('absence-over', '', { until: untilOn })] : [],
  inputs: ({ untilOn }, { at }, { authority }) => ({ untilOn, on: localDate(at, authority) }),
}

/** An absence ends earlier than was said and not before yesterday; one that has begun cannot be said not to have been. */
export const absenceEndsEarlier: Guard<Absence, EndAbsence, CellFacts> = {
  name: 'absence-ends-earlier',
  clause: 'iso17065-6.1.2',
  check: ({ fromOn, untilOn }, command, { authority }) => {
    const today = localDate(command.at, authority)
    if (command.untilOn === null) {
      return fromOn > today ? [] : [violation('absence-has-begun', '/untilOn', { from: fromOn })]
    }
    const earliest = addCalendarDays(today, -1)
    return [
      ...(command.untilOn < fromOn
        ? [violation('period-backwards', '/untilOn', { from: fromOn, until: command.untilOn })]
        : []),
      ...(untilOn !== null && command.untilOn >= untilOn
        ? [violation('absence-not-earlier', '/untilOn', { until: untilOn })]
        : []),
      ...(command.untilOn < earliest ? [violation('absence-end-in-the-past', '/untilOn', { earliest })] : []),
    ]
  },
  inputs: ({ fromOn, untilOn }, command, { authority }) => ({
    fromOn,
    untilOn,
    endsOn: command.untilOn,
    on: localDate(command.at, authority),
  }),
}

function ofAnother(personId: string, by: string) {
  return personId === by ? [] : [violation('absence-of-another', '', {})]
}

function deputyViolations(personId: string, deputies: readonly Deputy[], authorised: readonly Deputy[]): Violation[] {
  const repeated = repeatedAt(deputies, (one) => one.function)
  return deputies.flatMap(({ function: of, deputyId }, place): Violation[] => {
    const pointer = `/deputies/${place}`
    if (repeated.includes(place)) return [violation('deputy-repeated', `${pointer}/function`, { function: of })]
    if (deputyId === personId) return [violation('own-deputy', `${pointer}/deputyId`, {})]
    if (authorised.some((one) => one.function === of && one.deputyId === deputyId)) return []
    return [violation('deputy-not-authorised', `${pointer}/deputyId`, { personId: deputyId, function: of }, deputyId)]
  })
}

function deputyInputs(personId: string, deputies: readonly Deputy[], authorised: readonly Deputy[]) {
  return { person: personId, deputies: written(deputies), authorised: written(authorised) }
}

function written(deputies: readonly Deputy[]) {
  return deputies.map(({ function: of, deputyId }) => ({ function: of, deputyId }))
}
