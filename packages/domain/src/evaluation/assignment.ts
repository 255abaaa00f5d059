import { staysAwayUntil } from '../cooling-off.ts'
import type { Authority } from '../jurisdictions.ts'
import type { Language } from '../languages.ts'
import type { Authorisation } from '../roles.ts'
import { authorisationGap } from '../standing-guards.ts'
import { type ExclusionReason, exclusionReason, type ExclusionReasonOf } from './exclusion-reasons.ts'
import type { Exclusion, TeamMember } from './state.ts'

/** A person of the pool, with what is known of them when the team is chosen. */
export type Candidate = {
  readonly personId: string
  readonly authorisation: Authorisation | null
  /** Competence codes of the edition. */
  readonly competences: readonly string[]
  readonly languages: readonly string[]
  /** Known interests in this client. */
  readonly conflicts: readonly ExclusionReasonOf<
    'engaged-by-client' | 'conflict-declared' | 'taken-off' | 'judges-the-case'
  >[]
  /** The last day of work or consultancy for this client, or null. */
  readonly lastServedClientOn: string | null
  readonly openCases: number
  readonly openCasesMax: number
}

/** What the case needs of its team. */
export type AssignmentNeed = {
  readonly authority: Authority
  readonly at: string
  readonly requirements: readonly { readonly requirementId: string; readonly competence: string }[]
  /** Each member works in at least one of them. */
  readonly languages: readonly Language[]
  /** Among how many the work is shared as far as the pool allows; more are taken only where their competence is needed. */
  readonly teamSize?: number
  /** Who stays on the team with what they have; they take more only where nobody else is needed. */
  readonly staying?: readonly TeamMember[]
}

export type Assignment = {
  readonly team: readonly TeamMember[]
  /** Everyone who was not chosen, each with every reason. */
  readonly exclusions: readonly Exclusion[]
  /** The requirements for which nobody could be found. */
  readonly uncovered: readonly string[]
}

type Ranked = { candidate: Candidate; covers: string[]; draw: number }

/**
 * Chooses evaluators by competence, language, conflict, cooling-off and load (17065 7.4.2): of those whom nothing excludes,
 * the one who covers most of what is still open comes first, then the one with fewer open cases, then a draw. The draw
 * depends on `seed` and the person alone, so the same seed gives the same team in whatever order the pool is listed.
 */
export function assignEvaluators(candidates: readonly Candidate[], need: AssignmentNeed, seed: number): Assignment {
  const reasonsByPerson = new Map(candidates.map((one) => [one.personId, exclusionReasons(one, need)]))
  const eligible = candidates.filter((one) => reasonsByPerson.get(one.personId)?.length === 0)
  const team = new Map((need.staying ?? []).map((member) => [member.personId, member.requirements]))
  let open = need.requirements.filter((item) => ![...team.values()].flat().includes(item.requirementId))
  for (;;) {
    const { ranked, share } = nextToChoose(eligible, open, { team, size: need.teamSize ?? 1, seed })
    const first = ranked[0]
    if (first === undefined) break
    const chosen = first.candidate.personId
    const taken = first.covers.slice(0, share)
    team.set(chosen, [...(team.get(chosen) ?? []), ...taken])
    open = open.filter((item) => !taken.includes(item.requirementId))
    for (const other of ranked.slice(1)) {
      reasonsByPerson.get(other.candidate.personId)?.push(reasonBehind(first, other, seed))
    }
  }
  const exclusions = [...reasonsByPerson]
    .filter(([personId]) => !team.has(personId))
    .map(([personId, reasons]): Exclusion => ({ personId, function: 'evaluator', reasons }))
    .toSorted((a, b) => compareText(a.personId, b.personId))
  const members = [...team].map(([personId, requirements]): TeamMember => ({
    personId,
    function: 'evaluator',
    requirements,
  }))
  return { team: members, exclusions, uncovered: open.map((item) => item.requirementId) }
}

type Chosen = { team: ReadonlyMap<string, readonly string[]>; size: number; seed: number }

/** Until the team has its size each newcomer takes a fair share; then members take what is left, and others what remains. */
function nextToChoose(eligible: readonly Candidate[], open: AssignmentNeed['requirements'], chosen: Chosen) {
  const { team, size, seed } = chosen
  const newcomers = rank(
    eligible.filter((one) => !team.has(one.personId)),
    open,
    seed,
  )
  if (team.size < size && newcomers.length > 0) {
    return { ranked: newcomers, share: Math.ceil(open.length / (size - team.size)) }
  }
  const members = rank(
    eligible.filter((one) => team.has(one.personId)),
    open,
    seed,
  )
  return { ranked: members.length > 0 ? members.slice(0, 1) : newcomers, share: open.length }
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

function exclusionReasons(candidate: Candidate, need: AssignmentNeed): ExclusionReason[] {
  const { openCases, openCasesMax } = candidate
  const isCompetent = need.requirements.some((item) => candidate.competences.includes(item.competence))
  const speaks = need.languages.some((language) => candidate.languages.includes(language))
  return [
    ...reasonsToLeave(candidate, need),
    ...(speaks ? [] : [exclusionReason('language-missing', { languages: need.languages })]),
    ...(isCompetent ? [] : [exclusionReason('competence-missing', {})]),
    ...(openCases < openCasesMax ? [] : [exclusionReason('fully-loaded', { openCases, openCasesMax })]),
  ]
}

function rank(eligible: readonly Candidate[], open: AssignmentNeed['requirements'], seed: number): Ranked[] {
  return eligible
    .map((candidate) => ({
      candidate,
      covers: open.filter((item) => candidate.competences.includes(item.competence)).map((item) => item.requirementId),
      draw: drawNumber(seed, candidate.personId),
    }))
    .filter((one) => one.covers.length > 0)
    .toSorted(
      (a, b) =>
        b.covers.length - a.covers.length ||
        a.candidate.openCases - b.candidate.openCases ||
        a.draw - b.draw ||
        compareText(a.candidate.personId, b.candidate.personId),
    )
}

function reasonBehind(first: Ranked, other: Ranked, seed: number): ExclusionReason {
  const { personId: chosen, openCases: openCasesOfChosen } = first.candidate
  const { openCases } = other.candidate
  const [covered, coveredByChosen] = [other.covers.length, first.covers.length]
  if (covered < coveredByChosen) return exclusionReason('covers-less', { covered, chosen, coveredByChosen })
  if (openCases > openCasesOfChosen) {
    return exclusionReason('more-open-cases', { openCases, chosen, openCasesOfChosen })
  }
  return exclusionReason('drawn-later', { seed, draw: other.draw, chosen, drawOfChosen: first.draw })
}

/** A number from the seed and the person: FNV-1a over the id, mixed with the seed as in MurmurHash3's finaliser. */
function drawNumber(seed: number, personId: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const character of personId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0
  return (hash ^ (hash >>> 16)) >>> 0
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
