import { localDate } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts, StaffFacts, StandingFacts } from '../standing-guards.ts'
import { blankText, violation } from '../violation.ts'
import type { DecideObjection, ObjectToEvaluator } from './commands.ts'
import { openObjections } from './objections.ts'
import type { Evaluation, Objection } from './state.ts'

// The client knows who is to evaluate it, and may object to a person (ISO/IEC 17065 6.2.2.4).

type ObjectingGuard = Guard<Evaluation, ObjectToEvaluator, StandingFacts>
type DecidingGuard = Guard<Evaluation, DecideObjection, StaffFacts>

/** An objection is to a person who evaluates, and not to one who is not there any more. */
export const objectsToEvaluator: ObjectingGuard = {
  name: 'objects-to-evaluator',
  clause: 'iso17065-6.2.2.4',
  check: ({ team }, { personId }) =>
    team.some((member) => member.personId === personId)
      ? []
      : [violation('not-an-evaluator', '/personId', { personId }, personId)],
  inputs: ({ team }, { personId }) => ({ person: personId, team: team.map((member) => member.personId) }),
}

/** It comes within the days that were told with the person. */
export const objectsInTime: ObjectingGuard = {
  name: 'objects-in-time',
  clause: 'iso17065-6.2.2.4',
  check: (state, { personId, at }, { authority }) => {
    const until = lastDay(state, personId)
    if (until === null || localDate(at, authority) <= until) return []
    return [violation('objection-late', '/personId', { personId, until }, personId)]
  },
  inputs: (state, { personId, at }, { authority }) => ({
    person: personId,
    until: lastDay(state, personId),
    on: localDate(at, authority),
  }),
}

/** What was decided stands: the same person is objected to once. */
export const objectsOnce: ObjectingGuard = {
  name: 'objects-once',
  clause: 'iso17065-6.2.2.4',
  check: (state, { personId }) =>
    standing(state, personId).length === 0 ? [] : [violation('already-objected', '/personId', { personId }, personId)],
  inputs: (state, { personId }) => ({ person: personId, objections: standing(state, personId).map((one) => one.id) }),
}

export const objectionHasReasons: Guard<Evaluation, ObjectToEvaluator | DecideObjection, CellFacts> = {
  name: 'objection-has-reasons',
  clause: 'iso17065-7.12',
  check: (_state, { reasons }) => blankText('/reasons', reasons, 'reasons'),
  inputs: (_state, { reasons }) => ({ reasons }),
}

export const objectionIsOpen: DecidingGuard = {
  name: 'objection-open',
  clause: 'iso17065-6.2.2.4',
  check: (state, { objectionId }) =>
    openObjection(state, objectionId) === undefined
      ? [violation('objection-not-open', '', { objectionId }, objectionId)]
      : [],
  inputs: (state, { objectionId }) => ({ objection: openObjection(state, objectionId)?.id ?? null }),
}

/** Nobody decides whether they stay themselves. */
export const objectionIsToAnother: DecidingGuard = {
  name: 'objection-to-another',
  clause: 'iso17065-4.2',
  check: (state, { objectionId, actor }) =>
    openObjection(state, objectionId)?.personId === actor.id
      ? [violation('objection-to-oneself', '', { objectionId }, actor.id)]
      : [],
  inputs: (state, { objectionId, actor }) => ({
    person: openObjection(state, objectionId)?.personId ?? null,
    actor: actor.id,
  }),
}

/** Nothing is planned, begun or completed with a person to whom the client objects as long as nobody has decided on it. */
export const noObjectionIsOpen: Guard<Evaluation, CommandBase, CellFacts> = {
  name: 'no-objection-open',
  clause: 'iso17065-6.2.2.4',
  check: (state) =>
    openObjections(state).map(({ id, personId }) => violation('objection-undecided', '', { personId }, id)),
  inputs: (state) => ({ open: openObjections(state).map((one) => one.id) }),
}

/** The open objection of this id. */
export function openObjection(state: Evaluation, objectionId: string): Objection | undefined {
  return openObjections(state).find((one) => one.id === objectionId)
}

/** Null where no day was told: then none has passed. */
function lastDay({ objectBy = {} }: Evaluation, personId: string): string | null {
  return Object.hasOwn(objectBy, personId) ? (objectBy[personId] ?? null) : null
}

/** A person who left and came back can be objected to as one who is new. */
function standing({ objections = [] }: Evaluation, personId: string): Objection[] {
  return objections.filter((one) => one.personId === personId && one.end?.outcome !== 'person-left')
}
