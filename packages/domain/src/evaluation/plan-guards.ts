import type { CommandBase, Guard } from '../machine.ts'
import { hasConflict, hasDeclared } from '../standing-guards.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { repeatedAt } from '../violation.ts'
import type { Violation } from '../violation.ts'
import { assignEvaluators } from './assignment.ts'
import type { Assignment, Candidate } from './assignment.ts'
import type { AssignEvaluators, AssignEvaluatorsFacts, OpenEvaluation, OpenEvaluationFacts } from './commands.ts'
import type { Evaluation } from './state.ts'

export const applicationIsContracted: Guard<null, OpenEvaluation, OpenEvaluationFacts> = {
  name: 'application-contracted',
  clause: 'iso17065-4.1.2.2',
  check: (_state, command, facts) => {
    if (facts.isApplicationContracted) return []
    const message = `Application ${command.applicationId} has no agreement in force. Open the evaluation when it has.`
    return [{ pointer: '/applicationId', code: 'application-not-contracted', message }]
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
    if (command.requirements.length === 0) {
      return [{ pointer: '/requirements', code: 'requirements-missing', message: 'List the applicable requirements.' }]
    }
    return repeatedAt(command.requirements, String).map((index) => ({
      pointer: `/requirements/${index}`,
      code: 'requirement-repeated',
      message: `Requirement ${command.requirements[index]} is listed twice. List it once.`,
    }))
  },
  inputs: (_state, command) => ({ requirements: command.requirements }),
}

export const quorumIsSet: Guard<null, OpenEvaluation, OpenEvaluationFacts> = {
  name: 'quorum-set',
  clause: 'iso17065-7.6.1',
  check: (_state, { quorum }) => {
    if (Number.isInteger(quorum) && quorum >= 1) return []
    const message = `A quorum of ${quorum} decides nothing. Give in /quorum a whole number from 1 on.`
    return [{ pointer: '/quorum', code: 'quorum-invalid', message }]
  },
  inputs: (_state, command) => ({ quorum: command.quorum }),
}

/** The pool holds, for every applicable requirement, someone whom nothing excludes. */
export const teamCanBeFound: Guard<Evaluation, AssignEvaluators, AssignEvaluatorsFacts> = {
  name: 'team-covers-requirements',
  clause: 'iso17065-7.4.2',
  check: (state, command, facts) => {
    const { team, uncovered } = assignmentOf(state, command, facts)
    const unavailable = uncovered.map((requirementId) => ({
      pointer: '',
      code: 'no-evaluator-available',
      message: `No evaluator is free, competent and impartial for requirement ${requirementId}. Widen the pool.`,
      subject: requirementId,
    }))
    if (command.teamSize === undefined || team.length >= command.teamSize) return unavailable
    const message = `Only ${team.length} evaluators of ${command.teamSize} can be found. Widen the pool or name fewer in /teamSize.`
    return [{ pointer: '/teamSize', code: 'team-too-small', message }, ...unavailable]
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
  check: (state, { teamSize = 1 }, { fewestEvaluators: fewest }) => {
    if (teamSize >= fewest) return []
    const message = `The class ${state.riskClass} needs at least ${fewest} evaluators. Name ${fewest} or more in /teamSize.`
    return [{ pointer: '/teamSize', code: 'team-too-small', message }]
  },
  inputs: (state, { teamSize = 1 }, { fewestEvaluators }) => ({
    riskClass: state.riskClass,
    teamSize,
    fewestEvaluators,
  }),
}

/** The choice of the team that this command makes; who declared a conflict in this case is excluded by it. */
export function assignmentOf(state: Evaluation, command: AssignEvaluators, facts: AssignEvaluatorsFacts): Assignment {
  const requirements = state.requirements.map((requirementId) => ({
    requirementId,
    competence: facts.competenceOf[requirementId] ?? '',
  }))
  const { at, seed, teamSize = 1 } = command
  const { authority, languages } = facts
  return assignEvaluators(candidatesOf(state, facts), { authority, at, requirements, languages, teamSize }, seed)
}

function candidatesOf(state: Evaluation, facts: AssignEvaluatorsFacts): Candidate[] {
  return facts.candidates.map((candidate) => {
    if (!hasConflict(state.declarations, candidate.personId)) return candidate
    return { ...candidate, conflicts: [...candidate.conflicts, 'declared a conflict in this case'] }
  })
}

/** A person without any task in the plan has nothing to declare for, and must not become part of the evaluation set. */
export const isOnTeam: Guard<Evaluation, CommandBase, StandingFacts> = {
  name: 'on-the-evaluation-team',
  clause: 'iso17065-7.4.2',
  check: (state, command) => {
    if (state.team.some((member) => member.personId === command.actor.id)) return []
    const message = 'You are not on the evaluation team of this case. Leave it to the evaluators assigned.'
    return [{ pointer: '', code: 'not-on-team', message }]
  },
  inputs: (state, command) => ({ actor: command.actor.id, team: state.team.map((member) => member.personId) }),
}

export const planCoversRequirements: Guard<Evaluation, CommandBase, StaffFacts> = {
  name: 'plan-covers-requirements',
  clause: 'iso17065-7.4.1',
  check: (state) => {
    const covered = new Set(state.team.flatMap((member) => member.requirements))
    return state.requirements
      .filter((requirementId) => !covered.has(requirementId))
      .map((requirementId) => ({
        pointer: '',
        code: 'requirement-not-planned',
        message: `No evaluator is assigned to requirement ${requirementId}. Assign evaluators first.`,
        subject: requirementId,
      }))
  },
  inputs: (state) => ({ requirements: state.requirements, team: state.team }),
}

export const teamHasDeclared: Guard<Evaluation, CommandBase, StaffFacts> = {
  name: 'team-impartiality-declared',
  clause: 'iso17065-6.1.3',
  check: (state) =>
    state.team
      .filter((member) => !hasDeclared(state.declarations, member.personId, 'evaluator'))
      .map((member): Violation => {
        const message = `Evaluator ${member.personId} has not declared impartiality. Wait for it or assign others.`
        return { pointer: '', code: 'impartiality-not-declared', message, subject: member.personId }
      }),
  inputs: (state) => ({
    team: state.team.map((member) => member.personId),
    declared: state.team.map((member) => hasDeclared(state.declarations, member.personId, 'evaluator')),
  }),
}
