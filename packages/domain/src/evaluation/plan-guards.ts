import type { CommandBase, Guard } from '../machine.ts'
import { hasDeclared, undeclared } from '../standing-guards.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { blankText, repeatedIn, violation } from '../violation.ts'
import type {
  AssignEvaluators,
  AssignEvaluatorsFacts,
  OpenEvaluation,
  OpenEvaluationFacts,
  ReassignEvaluators,
} from './commands.ts'
import type { Evaluation } from './state.ts'
import { barOf, candidatesOf, choiceOf, leavingBy } from './team-choice.ts'

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
    const isWhole = leavingBy(state, command, facts).length === 0 && unplanned(state).length === 0
    return isWhole ? [violation('team-is-whole', '', {})] : []
  },
  inputs: (state, command, facts) => ({
    leaving: leavingBy(state, command, facts),
    unplanned: unplanned(state),
  }),
}

/**
 * Whom the plan owner names no rule excludes: who is not authorised, in conflict, in the cooling-off or not competent evaluates nothing,
 * whatever the reason. Load, rotation, the draw and the language of the case are the plan owner's to weigh (6.2.1, 7.4.2).
 */
export const namedMayEvaluate: Guard<Evaluation, AssignEvaluators | ReassignEvaluators, AssignEvaluatorsFacts> = {
  name: 'named-may-evaluate',
  clause: 'iso17065-7.4.2',
  check: (state, command, facts) => {
    const { named = [] } = command
    if (named.length === 0) return []
    const choice = choiceOf(state, command, facts)
    return named.flatMap((personId, index) => {
      const bar = barOf(personId, choice)
      return bar === null ? [] : [violation('cannot-be-named', `/named/${index}`, { personId, bar }, personId)]
    })
  },
  inputs: (state, command, facts) => ({
    named: command.named ?? [],
    requirements: state.requirements,
    languages: facts.languages,
    candidates: candidatesOf(state, facts),
  }),
}

/** Who names somebody in place of the best team says why (7.12). */
export const namingIsExplained: Guard<Evaluation, AssignEvaluators, AssignEvaluatorsFacts> = {
  name: 'reason-recorded',
  clause: 'iso17065-7.12',
  check: (_state, { named = [], reason }) => (named.length === 0 ? [] : blankText('/reason', reason, 'reason')),
  inputs: (_state, { named = [], reason }) => ({ named, reason: reason ?? null }),
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
