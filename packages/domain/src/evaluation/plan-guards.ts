import type { CommandBase, Guard } from '../machine.ts'
import { hasConflict, hasDeclared, undeclared } from '../standing-guards.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { repeatedIn, violation } from '../violation.ts'
import { assignEvaluators, reasonsToLeave } from './assignment.ts'
import type { Assignment, Candidate } from './assignment.ts'
import type {
  AssignEvaluators,
  AssignEvaluatorsFacts,
  OpenEvaluation,
  OpenEvaluationFacts,
  ReassignEvaluators,
} from './commands.ts'
import { exclusionReason } from './exclusion-reasons.ts'
import type { Evaluation } from './state.ts'

export const applicationIsContracted: Guard<null, OpenEvaluation, OpenEvaluationFacts> = {
  name: 'application-contracted',
  clause: 'iso17065-4.1.2.2',
  check: (_state, command, facts) => {
    const { applicationId } = command
    if (facts.isApplicationContracted) return []
    return [violation('application-not-contracted', '/applicationId', { applicationId })]
  },
  inputs: (_state, command, facts) => ({
    application: command.applicationId,
    contracted: facts.isApplicationContracted,
  }),
}

export const somethingIsToBeEvaluated: Guard<null, OpenEvaluation, OpenEvaluationFacts> = {
  name: 'requirements-listed',
  clause: 'iso17065-7.4.1',
  check: (_state, command) => {
    if (command.requirements.length === 0) return [violation('requirements-missing', '/requirements', {})]
    return repeatedIn(command.requirements).map(([requirementId, index]) =>
      violation('requirement-repeated', `/requirements/${index}`, { requirementId }),
    )
  },
  inputs: (_state, command) => ({ requirements: command.requirements }),
}

export const quorumIsSet: Guard<null, OpenEvaluation, OpenEvaluationFacts> = {
  name: 'quorum-set',
  clause: 'iso17065-7.6.1',
  check: (_state, { quorum }) => {
    if (Number.isInteger(quorum) && quorum >= 1) return []
    return [violation('quorum-invalid', '/quorum', { quorum })]
  },
  inputs: (_state, command) => ({ quorum: command.quorum }),
}

/** The pool holds, for every applicable requirement, someone whom nothing excludes. */
export const teamCanBeFound: Guard<Evaluation, AssignEvaluators, AssignEvaluatorsFacts> = {
  name: 'team-covers-requirements',
  clause: 'iso17065-7.4.2',
  check: (state, command, facts) => {
    const { team, uncovered } = assignmentOf(state, command, facts)
    const unavailable = uncovered.map((requirementId) =>
      violation('no-evaluator-available', '', { requirementId }, requirementId),
    )
    const { teamSize: wanted } = command
    if (wanted === undefined || team.length >= wanted) return unavailable
    return [violation('pool-too-small', '/teamSize', { found: team.length, wanted }), ...unavailable]
  },
  inputs: (state, command, facts) => ({
    seed: command.seed,
    teamSize: command.teamSize ?? 1,
    requirements: state.requirements,
    languages: facts.languages,
    candidates: candidatesOf(state, facts),
  }),
}

/** The scheme says for each class how many evaluators there are at least. */
export const teamIsLargeEnough: Guard<Evaluation, AssignEvaluators, AssignEvaluatorsFacts> = {
  name: 'fewest-evaluators',
  clause: 'iso17065-7.4.2',
  check: ({ riskClass }, { teamSize = 1 }, { fewestEvaluators: fewest }) =>
    teamSize >= fewest ? [] : [violation('team-too-small', '/teamSize', { riskClass, fewest })],
  inputs: (state, { teamSize = 1 }, { fewestEvaluators }) => ({
    riskClass: state.riskClass,
    teamSize,
    fewestEvaluators,
  }),
}

/** Who is named to leave is on the team. */
export const leavingAreOnTeam: Guard<Evaluation, ReassignEvaluators, AssignEvaluatorsFacts> = {
  name: 'leaving-are-on-team',
  clause: 'iso17065-7.4.2',
  check: (state, { leaving = [] }) =>
    leaving.flatMap((personId, index) => {
      if (state.team.some((member) => member.personId === personId)) return []
      return [violation('cannot-leave-team', `/leaving/${index}`, { personId }, personId)]
    }),
  inputs: (state, { leaving = [] }) => ({ leaving, team: state.team.map((member) => member.personId) }),
}

/** A team that is whole stays as it is: tasks go to others only where somebody leaves or nobody has them. */
export const teamHasAGap: Guard<Evaluation, ReassignEvaluators, AssignEvaluatorsFacts> = {
  name: 'team-has-a-gap',
  clause: 'iso17065-7.4.2',
  check: (state, command, facts) => {
    const isWhole = reassignmentOf(state, command, facts).leaving.length === 0 && unplanned(state).length === 0
    return isWhole ? [violation('team-is-whole', '', {})] : []
  },
  inputs: (state, command, facts) => ({
    leaving: reassignmentOf(state, command, facts).leaving,
    unplanned: unplanned(state),
  }),
}

/** For every requirement that somebody leaves behind the pool holds someone whom nothing excludes. */
export const gapCanBeFilled: Guard<Evaluation, ReassignEvaluators, AssignEvaluatorsFacts> = {
  name: 'team-covers-requirements',
  clause: 'iso17065-7.4.2',
  check: (state, command, facts) => {
    const { team, uncovered } = reassignmentOf(state, command, facts)
    const unavailable = uncovered.map((requirementId) =>
      violation('no-evaluator-available', '', { requirementId }, requirementId),
    )
    const wanted = facts.fewestEvaluators
    if (team.length >= wanted) return unavailable
    return [violation('pool-too-small', '', { found: team.length, wanted }), ...unavailable]
  },
  inputs: (state, command, facts) => ({
    seed: command.seed,
    teamSize: facts.fewestEvaluators,
    requirements: state.requirements,
    languages: facts.languages,
    candidates: candidatesOf(state, facts),
  }),
}

/** The choice of the team that this command makes; who declared a conflict in this case is excluded by it. */
export function assignmentOf(state: Evaluation, command: AssignEvaluators, facts: AssignEvaluatorsFacts): Assignment {
  const { at, teamSize = 1 } = command
  return assignEvaluators(candidatesOf(state, facts), { ...needOf(state, facts), at, teamSize })
}

type Reassignment = Assignment & { readonly leaving: readonly string[] }

/** The team without those who leave it, and with others for what they had. Who stays keeps their part. */
export function reassignmentOf(
  state: Evaluation,
  { at, leaving: named = [] }: ReassignEvaluators,
  facts: AssignEvaluatorsFacts,
): Reassignment {
  const need = { ...needOf(state, facts), at, teamSize: facts.fewestEvaluators }
  const candidates = candidatesOf(state, facts).map((candidate) =>
    named.includes(candidate.personId) ? barred(candidate, exclusionReason('taken-off', {})) : candidate,
  )
  const mayStay = new Set(candidates.filter((one) => reasonsToLeave(one, need).length === 0).map((one) => one.personId))
  const staying = state.team.filter((member) => mayStay.has(member.personId))
  const leaving = state.team.map((member) => member.personId).filter((personId) => !mayStay.has(personId))
  return { ...assignEvaluators(candidates, { ...need, staying }), leaving }
}

function needOf(state: Evaluation, { authority, languages, competenceOf }: AssignEvaluatorsFacts) {
  const requirements = state.requirements.map((requirementId) => ({
    requirementId,
    competence: competenceOf[requirementId] ?? '',
  }))
  return { authority, requirements, languages }
}

function candidatesOf(state: Evaluation, facts: AssignEvaluatorsFacts): Candidate[] {
  return facts.candidates.map((candidate) => {
    const own = state.declarations.filter((one) => one.personId === candidate.personId)
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

/** A person without any task in the plan has nothing to declare for, and must not become part of the evaluation set. */
export const isOnTeam: Guard<Evaluation, CommandBase, StandingFacts> = {
  name: 'on-the-evaluation-team',
  clause: 'iso17065-7.4.2',
  check: (state, command) => {
    if (state.team.some((member) => member.personId === command.actor.id)) return []
    return [violation('not-on-team', '', {})]
  },
  inputs: (state, command) => ({ actor: command.actor.id, team: state.team.map((member) => member.personId) }),
}

export const planCoversRequirements: Guard<Evaluation, CommandBase, StaffFacts> = {
  name: 'plan-covers-requirements',
  clause: 'iso17065-7.4.1',
  check: (state) =>
    unplanned(state).map((requirementId) => violation('requirement-not-planned', '', { requirementId }, requirementId)),
  inputs: (state) => ({ requirements: state.requirements, team: state.team }),
}

export const teamHasDeclared: Guard<Evaluation, CommandBase, StaffFacts> = {
  name: 'team-impartiality-declared',
  clause: 'iso17065-6.1.3',
  check: (state) =>
    state.team
      .filter((member) => !hasDeclared(state.declarations, member.personId, 'evaluator'))
      .map(({ personId }) => ({ ...undeclared(personId, 'evaluator'), subject: personId })),
  inputs: (state) => ({
    team: state.team.map((member) => member.personId),
    declared: state.team.map((member) => hasDeclared(state.declarations, member.personId, 'evaluator')),
  }),
}

/** The requirements that nobody on the team has. */
function unplanned(state: Evaluation): string[] {
  const covered = new Set(state.team.flatMap((member) => member.requirements))
  return state.requirements.filter((requirementId) => !covered.has(requirementId))
}
