import type { Deputy } from '#absence/state.ts'
import { staysAwayUntil } from '../cooling-off.ts'
import { hasConflict } from '../standing-guards.ts'
import { absence, type Candidate, reasonsToLeave } from './assignment.ts'
import { evaluationSet } from './evaluation-set.ts'
import { type ExclusionReason, exclusionReason } from './exclusion-reasons.ts'
import { openWorkOf } from './open-work.ts'
import type { Evaluation } from './state.ts'
import { candidatesOf, type PoolFacts } from './team-choice.ts'

/** Who is away today, until when, and who stands in. */
export type Away = { readonly personId: string; readonly untilOn: string; readonly deputies: readonly Deputy[] }

export type StandInFacts = PoolFacts & {
  readonly away: readonly Away[]
  /** Who is authorised to review a report now. */
  readonly reportReviewers: readonly string[]
}

/** That a person whose move it is is away. */
export type StandIn = {
  readonly personId: string
  readonly function: 'evaluator' | 'report-reviewer'
  readonly absentUntil: string
  /** Null where nobody stands in. */
  readonly deputyId: string | null
  /** What keeps whoever stands in from this case; empty where nothing does. */
  readonly reasons: readonly ExclusionReason[]
}

/**
 * Who of those whose move a case is is away, who stands in, and what speaks against that in this case. A deputy is judged as anybody is who
 * would be named: an absence widens no right and heals no conflict. A deputy who is away is not stood in for in turn: nobody has named that
 * person for this work.
 */
export function standInsOf(state: Evaluation, at: string, facts: StandInFacts): StandIn[] {
  const evaluating = openWorkOf(state).map((personId) => ({ personId, function: 'evaluator' as const }))
  const { status, reviewerId } = state
  const reviewing =
    status === 'in-review' && reviewerId !== undefined
      ? [{ personId: reviewerId, function: 'report-reviewer' as const }]
      : []
  return [...evaluating, ...reviewing].flatMap(({ personId, function: of }): StandIn[] => {
    const absent = facts.away.find((one) => one.personId === personId)
    if (absent === undefined) return []
    const deputyId = absent.deputies.find((one) => one.function === of)?.deputyId ?? null
    const reasons =
      deputyId === null
        ? []
        : of === 'evaluator'
          ? againstEvaluating(state, { personId, deputyId, at }, facts)
          : againstReviewing(state, { deputyId, at }, facts)
    return [{ personId, function: of, absentUntil: absent.untilOn, deputyId, reasons }]
  })
}

type Standing = { readonly personId: string; readonly deputyId: string; readonly at: string }

/** A deputy needs every competence of what the absent person has to evaluate. */
function againstEvaluating(
  state: Evaluation,
  { personId, deputyId, at }: Standing,
  facts: StandInFacts,
): ExclusionReason[] {
  const deputy = candidateOf(candidatesOf(state, facts), deputyId)
  if (deputy === undefined) return [exclusionReason('not-authorised-for', { function: 'evaluator' })]
  const own = state.team.find((member) => member.personId === personId)?.requirements ?? []
  const isCompetent = own.every((one) => deputy.competences.includes(facts.competenceOf[one] ?? ''))
  return [
    ...reasonsToLeave(deputy, { authority: facts.authority, at }),
    ...absence(deputy),
    ...(isCompetent ? [] : [exclusionReason('competence-missing', {})]),
  ]
}

function againstReviewing(
  state: Evaluation,
  { deputyId, at }: Omit<Standing, 'personId'>,
  facts: StandInFacts,
): ExclusionReason[] {
  const deputy = candidateOf(facts.candidates, deputyId)
  const awayUntil = staysAwayUntil(deputy?.lastServedClientOn ?? null, at, facts.authority)
  const conflicts = deputy?.conflicts ?? []
  const isDeclared = conflicts.some(({ code }) => code === 'conflict-declared')
  return [
    ...(facts.reportReviewers.includes(deputyId)
      ? []
      : [exclusionReason('not-authorised-for', { function: 'report-reviewer' })]),
    ...(evaluationSet(state).has(deputyId) ? [exclusionReason('evaluated-the-case', {})] : []),
    ...conflicts,
    ...(!isDeclared && hasConflict(state.declarations, deputyId) ? [exclusionReason('conflict-declared', {})] : []),
    ...(awayUntil === null ? [] : [exclusionReason('cooling-off', { awayUntil })]),
    ...(deputy === undefined ? [] : absence(deputy)),
  ]
}

function candidateOf(candidates: readonly Candidate[], personId: string): Candidate | undefined {
  return candidates.find((one) => one.personId === personId)
}
