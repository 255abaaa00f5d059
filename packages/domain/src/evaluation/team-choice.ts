import { hasConflict } from '../standing-guards.ts'
import { type Assignment, assignEvaluators, type Candidate, eligibleOf, reasonsToLeave } from './assignment.ts'
import type { AssignEvaluatorsFacts } from './commands.ts'
import { exclusionReason } from './exclusion-reasons.ts'
import { type NamingBar, namingBars } from './naming-bars.ts'
import { isObjectedAway } from './objections.ts'
import type { Evaluation } from './state.ts'

/** What a choice is made from, whoever asks. */
export type PoolFacts = Pick<
  AssignEvaluatorsFacts,
  'authority' | 'candidates' | 'fewestEvaluators' | 'competenceOf' | 'languages'
>

/** What is asked of a choice. */
export type Asked = {
  readonly at: string
  /** Among how many the work is shared, where a case is planned; later it is as many as its class asks for. */
  readonly teamSize?: number
  readonly leaving?: readonly string[]
  readonly named?: readonly string[]
}

/** A choice with who leaves by it, and how many people it was to find. */
export type Choice = Assignment & { readonly leaving: readonly string[]; readonly wanted: number }

/**
 * The choice of a team: a new one while the case is planned; afterwards others for those who leave, while who stays keeps their part.
 * Who declared a conflict in this case, or judges it, is excluded from it.
 */
export function choiceOf(state: Evaluation, asked: Asked, facts: PoolFacts): Choice {
  const need = { ...needOf(state, facts), at: asked.at, named: asked.named ?? [] }
  if (state.status === 'planning') {
    const wanted = asked.teamSize ?? 1
    return { ...assignEvaluators(candidatesOf(state, facts), { ...need, teamSize: wanted }), leaving: [], wanted }
  }
  const candidates = withoutLeaving(state, asked, facts)
  const leaving = leavingBy(state, asked, facts)
  const staying = state.team.filter((member) => !leaving.includes(member.personId))
  const wanted = facts.fewestEvaluators
  return { ...assignEvaluators(candidates, { ...need, teamSize: wanted, staying }), leaving, wanted }
}

/** Who may evaluate the case as it is known now: among them a draw is held. */
export function eligibleFor(
  state: Pick<Evaluation, 'requirements' | 'declarations' | 'objections'>,
  at: string,
  facts: PoolFacts,
): string[] {
  return eligibleOf(candidatesOf(state, facts), { ...needOf(state, facts), at })
}

function needOf({ requirements }: Pick<Evaluation, 'requirements'>, { authority, languages, competenceOf }: PoolFacts) {
  const tasks = requirements.map((requirementId) => ({ requirementId, competence: competenceOf[requirementId] ?? '' }))
  return { authority, requirements: tasks, languages }
}

/** Who leaves the team: whoever may not evaluate the case any more, and whoever is named to leave. */
export function leavingBy(state: Evaluation, asked: Asked, facts: PoolFacts): string[] {
  const need = { authority: facts.authority, at: asked.at }
  const candidates = withoutLeaving(state, asked, facts)
  const mayStay = new Set(candidates.filter((one) => reasonsToLeave(one, need).length === 0).map((one) => one.personId))
  return state.team.map((member) => member.personId).filter((personId) => !mayStay.has(personId))
}

function withoutLeaving(state: Evaluation, { leaving = [] }: Asked, facts: PoolFacts): Candidate[] {
  return candidatesOf(state, facts).map((candidate) =>
    leaving.includes(candidate.personId) ? barred(candidate, exclusionReason('taken-off', {})) : candidate,
  )
}

/** Whether a choice has everybody it was to find. */
export function isFound({ uncovered, team, wanted }: Choice): boolean {
  return uncovered.length === 0 && team.length >= wanted
}

/** What keeps a person who is named from the team that was chosen with them; null where they are on it. */
export function barOf(personId: string, { team, exclusions }: Choice): NamingBar | null {
  const member = team.find((one) => one.personId === personId)
  if (member !== undefined) return member.requirements.length > 0 ? null : 'nothing-left'
  const codes = exclusions.find((one) => one.personId === personId)?.reasons.map((reason) => reason.code)
  if (codes === undefined) return 'not-in-pool'
  return namingBars.find((bar) => codes.some((code) => code === bar)) ?? 'nothing-left'
}

/** The pool, with what the case itself knows of it. */
export function candidatesOf(state: Pick<Evaluation, 'declarations' | 'objections'>, facts: PoolFacts): Candidate[] {
  return facts.candidates.map((candidate) => {
    const own = state.declarations.filter((one) => one.personId === candidate.personId)
    // It is kept as a conflict too, which is not what the person declared.
    if (isObjectedAway(state, candidate.personId)) {
      const others = candidate.conflicts.filter(({ code }) => code !== 'conflict-declared')
      return barred({ ...candidate, conflicts: others }, exclusionReason('objection-upheld', {}))
    }
    const isBarred = candidate.conflicts.some(({ code }) => code === 'conflict-declared')
    if (isBarred) return candidate
    if (hasConflict(own, candidate.personId)) return barred(candidate, exclusionReason('conflict-declared', {}))
    const judging = own.find((one) => one.function !== 'evaluator')
    if (judging === undefined) return candidate
    return barred(candidate, exclusionReason('judges-the-case', { function: judging.function }))
  })
}

function barred(candidate: Candidate, reason: Candidate['conflicts'][number]): Candidate {
  return { ...candidate, conflicts: [...candidate.conflicts, reason] }
}
