import type { EvaluatorsAssigned, EvaluatorsReassigned } from './events.ts'
import type { Evaluation, Objection } from './state.ts'

type Objected = Pick<Evaluation, 'objections' | 'team'>

/** The objections that wait for the plan owner. */
export function openObjections({ objections = [] }: Pick<Evaluation, 'objections'>): readonly Objection[] {
  return objections.filter((one) => one.end === undefined)
}

/** Whether the client objected to a person and the plan owner agreed: the person works on the case no more. */
export function isObjectedAway({ objections = [] }: Pick<Evaluation, 'objections'>, personId: string): boolean {
  return objections.some((one) => one.personId === personId && one.end?.outcome === 'upheld')
}

/** Until when the client may object to each of a new team: who was on the one before keeps the day that was told then. */
export function objectionDays(
  { objectBy: told = {}, team: before }: Pick<Evaluation, 'objectBy' | 'team'>,
  { team, objectBy }: EvaluatorsAssigned | EvaluatorsReassigned,
): Pick<Evaluation, 'objectBy'> {
  const days = team.flatMap(({ personId }): [string, string | null][] => {
    const stayed = before.some((member) => member.personId === personId)
    const day = stayed ? told[personId] : objectBy
    return day === undefined ? [] : [[personId, day]]
  })
  return days.length === 0 ? {} : { objectBy: Object.fromEntries(days) }
}

/** An objection to a person who has left the team for another reason waits for nobody any more. */
export function whoLeft({ objections, team }: Objected, at: string, by: string): Pick<Evaluation, 'objections'> {
  if (objections === undefined) return {}
  const end = { outcome: 'person-left', reasons: '', by, at } as const
  const isThere = (personId: string): boolean => team.some((member) => member.personId === personId)
  return {
    objections: objections.map((one) => (one.end === undefined && !isThere(one.personId) ? { ...one, end } : one)),
  }
}
