import { at, authorisation, people, person, type Step } from '../examples.ts'
import type { EndAbsence, EnterAbsence } from './commands.ts'
import type { AbsenceTypes } from './events.ts'
import type { Deputy } from './state.ts'

// For the tests of this package only: an evaluator is away for three weeks, and another one stands in.

type AbsenceStep = Step<AbsenceTypes>
/** Who says it: the person of themselves, or an administrator of others. */
type Speaker = 'own' | 'administrator'

/** The one who is away, as they sign in for what is their own. */
export const absent = person(people.evaluatorOne.id, 'staff-member')
export const standsIn: readonly Deputy[] = [{ function: 'evaluator', deputyId: people.evaluatorTwo.id }]

const facts = { authority: 'hk', authorisation: authorisation('personnel-administrator'), hasConflict: false } as const

function said<Own extends string, Others extends string>(speaker: Speaker, own: Own, others: Others) {
  return speaker === 'own' ? { name: own, actor: absent, at } : { name: others, actor: people.administrator, at }
}

export function enter(change: Partial<EnterAbsence> = {}, known = {}, speaker: Speaker = 'own'): AbsenceStep {
  const command = {
    ...said(speaker, 'enterOwnAbsence', 'enterAbsence'),
    authority: 'hk',
    absenceId: 'abs_1',
    personId: absent.id,
    fromOn: '2026-11-09',
    untilOn: '2026-11-27',
    deputies: standsIn,
    ...change,
  } as const
  return () => ({ command, facts: { ...facts, isOnRecord: true, overlapping: [], authorised: standsIn, ...known } })
}
export function nameDeputies(
  deputies: readonly Deputy[] = [],
  known = {},
  change = {},
  speaker: Speaker = 'own',
): AbsenceStep {
  const command = { ...said(speaker, 'nameOwnDeputies', 'nameDeputies'), deputies, ...change }
  return () => ({ command, facts: { ...facts, authorised: standsIn, ...known } })
}
export function endAbsence(untilOn: EndAbsence['untilOn'], change = {}, speaker: Speaker = 'own'): AbsenceStep {
  return () => ({ command: { ...said(speaker, 'endOwnAbsence', 'endAbsence'), untilOn, ...change }, facts })
}

/** Together they take every row of the table. */
export const absenceJourneys: readonly (readonly AbsenceStep[])[] = [
  [enter(), nameDeputies(), endAbsence(null)],
  [
    enter({}, {}, 'administrator'),
    nameDeputies([], {}, {}, 'administrator'),
    endAbsence('2026-11-20', {}, 'administrator'),
  ],
]
