import { staysAwayUntil } from '../cooling-off.ts'
import type { Authority } from '../jurisdictions.ts'
import type { Language } from '../languages.ts'
import type { Authorisation } from '../roles.ts'
import { authorisationGap } from '../standing-guards.ts'
import { bestTeam } from './best-team.ts'
import { whyBehind, whyChosen } from './choice-reasons.ts'
import type { ChoiceRecord, Drawn } from './draw.ts'
import { type ExclusionReason, exclusionReason, type ExclusionReasonOf } from './exclusion-reasons.ts'
import { inclusionReason } from './inclusion-reasons.ts'
import { shareWork, type Task } from './shared-work.ts'
import type { Exclusion, Inclusion, TeamMember } from './state.ts'
import { compareText, type Eligible, type Wanted } from './team-measures.ts'

/** A person of the pool, with what is known of them when the team is chosen. */
export type Candidate = Eligible & {
  readonly authorisation: Authorisation | null
  readonly languages: readonly string[]
  /** Known interests in this client. */
  readonly conflicts: readonly ExclusionReasonOf<
    | 'engaged-by-client'
    | 'engaged-in-group'
    | 'risk-open'
    | 'conflict-declared'
    | 'taken-off'
    | 'objection-upheld'
    | 'judges-the-case'
  >[]
  /** The last day of work or consultancy for this client, or null. */
  readonly lastServedClientOn: string | null
  /** The last day of the absence of the person, or null. */
  readonly absentUntil: string | null
}

/** What the case needs of its team. */
export type AssignmentNeed = {
  readonly authority: Authority
  readonly at: string
  readonly requirements: readonly Task[]
  /** Each member works in at least one of them. */
  readonly languages: readonly Language[]
  /** Among how many the work is shared as far as the pool allows; more are taken only where their competence is needed. */
  readonly teamSize?: number
  /** Who stays on the team with what they have; they take more only where nobody else is needed. */
  readonly staying?: readonly TeamMember[]
  /** Whom the plan owner names: they are on the team if no rule forbids it, whatever else speaks for others. */
  readonly named?: readonly string[]
}

export type Assignment = {
  readonly team: readonly TeamMember[]
  /** Everyone on the team, each with every reason. */
  readonly inclusions: readonly Inclusion[]
  /** Everyone who was not chosen, each with every reason. */
  readonly exclusions: readonly Exclusion[]
  /** The requirements for which nobody could be found. */
  readonly uncovered: readonly string[]
  /** What the choice depended on, without names. */
  readonly record: ChoiceRecord
}

/**
 * Chooses evaluators (17065 7.4.2). Nobody evaluates whom a rule excludes: authorisation, conflict, cooling-off, language, competence.
 * Of the teams that the others can make, that one is chosen which leaves the fewest requirements without anybody; then the one that has
 * at least as many people as are asked for; then the one with the fewest; then the one with the fewest people at their limit of open
 * cases, who come last and are not kept out; then the one whose people have the fewest open cases together; then the one with the
 * fewest who evaluated this client the last time; and of equals the one that is drawn first. The order of the pool plays no part.
 */
export function assignEvaluators(candidates: readonly Candidate[], need: AssignmentNeed): Assignment {
  const excluded = new Map(candidates.map((one) => [one.personId, exclusionReasons(one, need)]))
  const eligible = candidates.filter((one) => excluded.get(one.personId)?.length === 0)
  const staying = need.staying ?? []
  const [members, pool] = apart(eligible, new Set(staying.map((member) => member.personId)))
  const held = new Set(staying.flatMap((member) => member.requirements))
  const open = need.requirements.filter((task) => !held.has(task.requirementId))
  const wanted: Wanted = {
    requirementsOf: countsOf(open),
    held: new Set(members.flatMap((one) => one.competences)),
    fewest: Math.max(0, (need.teamSize ?? 1) - staying.length),
  }
  const named = pool.map((one) => one.personId).filter((personId) => need.named?.includes(personId) === true)
  const best = bestTeam(pool, wanted, named)
  const chosen = new Set(best.people.map((one) => one.personId))
  for (const one of pool.filter(({ personId }) => !chosen.has(personId))) {
    excluded.get(one.personId)?.push(whyBehind(one, best))
  }
  const team = teamOf(staying, members, best.people, open)
  const onTeam = new Set(team.map((member) => member.personId))
  const covered = new Set(team.flatMap((member) => member.requirements))
  return {
    team,
    inclusions: team.map(({ personId }) => {
      const one = best.people.find((candidate) => candidate.personId === personId)
      if (one === undefined) return { personId, function: 'evaluator', reasons: [inclusionReason('stays', {})] }
      const reasons = whyChosen(one, best, named)
      const without = speaks(candidates, personId, need)
        ? []
        : [inclusionReason('without-language', { languages: need.languages })]
      return { personId, function: 'evaluator', reasons: [...reasons, ...without] }
    }),
    exclusions: [...excluded]
      .filter(([personId]) => !onTeam.has(personId))
      .map(([personId, reasons]): Exclusion => ({ personId, function: 'evaluator', reasons }))
      .toSorted((a, b) => compareText(a.personId, b.personId)),
    uncovered: need.requirements
      .map((task) => task.requirementId)
      .filter((requirementId) => !covered.has(requirementId)),
    record: {
      requirementsOf: Object.fromEntries(wanted.requirementsOf),
      held: [...wanted.held].toSorted(),
      fewest: wanted.fewest,
      people: pool
        .toSorted((a, b) => compareText(a.draw, b.draw) || compareText(a.personId, b.personId))
        .map((one) => drawnOf(one, wanted)),
      named: drawsOf(pool, named),
      chosen: drawsOf(pool, [...chosen]),
    },
  }
}

/** Why a person may not evaluate the case, whatever it needs; who is on its team leaves it for such a reason. */
export function reasonsToLeave(
  candidate: Candidate,
  need: Pick<AssignmentNeed, 'authority' | 'at'>,
): ExclusionReason[] {
  const gap = authorisationGap('evaluator', need.at, candidate.authorisation)
  const awayUntil = staysAwayUntil(candidate.lastServedClientOn, need.at, need.authority)
  return [
    ...(gap === null ? [] : [exclusionReason('not-authorised', { gap })]),
    ...candidate.conflicts,
    ...(awayUntil === null ? [] : [exclusionReason('cooling-off', { awayUntil })]),
  ]
}

/** Who is away is not chosen. Who is on a team already stays until the plan owner says otherwise: they may be back tomorrow. */
export function absence({ absentUntil }: Pick<Candidate, 'absentUntil'>): ExclusionReason[] {
  return absentUntil === null ? [] : [exclusionReason('absent', { until: absentUntil })]
}

function exclusionReasons(candidate: Candidate, need: AssignmentNeed): ExclusionReason[] {
  const isCompetent = need.requirements.some((item) => candidate.competences.includes(item.competence))
  // With an interpreter somebody can evaluate without a language of the case: whoever names them says so.
  const isHeard = speaks([candidate], candidate.personId, need) || need.named?.includes(candidate.personId) === true
  return [
    ...reasonsToLeave(candidate, need),
    ...absence(candidate),
    ...(isHeard ? [] : [exclusionReason('language-missing', { languages: need.languages })]),
    ...(isCompetent ? [] : [exclusionReason('competence-missing', {})]),
  ]
}

/** Who may evaluate the case as it is known now. */
export function eligibleOf(candidates: readonly Candidate[], need: AssignmentNeed): string[] {
  return candidates.filter((one) => exclusionReasons(one, need).length === 0).map((one) => one.personId)
}

/** A person by number, with the competences that count. */
function drawnOf({ draw, competences, openCases, openCasesMax, evaluatedLast }: Eligible, wanted: Wanted): Drawn {
  const counting = competences.filter((code) => wanted.requirementsOf.has(code))
  return { draw, competences: counting, openCases, openCasesMax, evaluatedLast }
}

function drawsOf(pool: readonly Eligible[], persons: readonly string[]): string[] {
  return pool
    .filter((one) => persons.includes(one.personId))
    .map((one) => one.draw)
    .toSorted(compareText)
}

function speaks(candidates: readonly Candidate[], personId: string, { languages }: AssignmentNeed): boolean {
  const own = candidates.find((one) => one.personId === personId)?.languages ?? []
  return languages.some((language) => own.includes(language))
}

/** Newcomers take what is open; what none of them can take goes to those who stay, whose part is kept whole. */
function teamOf(
  staying: readonly TeamMember[],
  members: readonly Candidate[],
  newcomers: readonly Eligible[],
  open: readonly Task[],
): TeamMember[] {
  const taken = shareWork(newcomers, open)
  const given = new Set([...taken.values()].flat())
  const left = open.filter((task) => !given.has(task.requirementId))
  const more = shareWork(members, left)
  return [
    ...staying.map((member) => ({
      ...member,
      requirements: [...member.requirements, ...(more.get(member.personId) ?? [])],
    })),
    ...newcomers
      .map(({ personId }): TeamMember => ({
        personId,
        function: 'evaluator',
        requirements: taken.get(personId) ?? [],
      }))
      .toSorted((a, b) => b.requirements.length - a.requirements.length || compareText(a.personId, b.personId)),
  ]
}

function apart(eligible: readonly Candidate[], staying: ReadonlySet<string>): [Candidate[], Candidate[]] {
  return [eligible.filter((one) => staying.has(one.personId)), eligible.filter((one) => !staying.has(one.personId))]
}

function countsOf(tasks: readonly Task[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { competence } of tasks) counts.set(competence, (counts.get(competence) ?? 0) + 1)
  return counts
}
