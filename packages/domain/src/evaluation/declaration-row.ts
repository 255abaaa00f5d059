import { declaresCooledOff } from '../cooling-off.ts'
import { stampOf } from '../machine.ts'
import type { CommandBase, Guard, RowOf } from '../machine.ts'
import { authorisedForDeclared, declarationIsStated, noConflictStands, pinned } from '../standing-guards.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { DeclareImpartiality } from './commands.ts'
import { didNotEvaluate, didNotReviewOrDecide, isAssignedReportReviewer } from './decision-guards.ts'
import type { EvaluationEvent } from './events.ts'
import type { EvaluationTypes } from './evolve.ts'
import { isOnTeam } from './plan-guards.ts'
import type { CaseFunction, Evaluation, EvaluationStatus } from './state.ts'

type Row = RowOf<EvaluationTypes, 'declareImpartiality'>

/** What holds for whoever declares to be impartial in a function; none of it keeps anybody from declaring a conflict. */
const impartialAs = {
  evaluator: [isOnTeam, didNotReviewOrDecide],
  'report-reviewer': [isAssignedReportReviewer, didNotEvaluate('report-reviewer')],
  'decision-maker': [didNotEvaluate('decision-maker')],
} as const satisfies Readonly<Record<CaseFunction, readonly Guard<Evaluation, CommandBase, StandingFacts>[]>>

/**
 * The declaration in a status: impartiality in the function that the status calls for, or a conflict in any, also after the decision
 * (ISO/IEC 17065 4.2, 6.1.3). A conflict takes the person's task away, and what was reviewed and voted on tainted work falls.
 */
export function declarationBy(inTurn: CaseFunction | null, to: readonly EvaluationStatus[]): Row {
  return {
    to,
    by: ['evaluator', 'report-reviewer', 'decision-maker'],
    guards: [
      pinned,
      authorisedForDeclared,
      declarationIsStated,
      noConflictStands,
      declaresCooledOff,
      declaresInTurn(inTurn),
      ...(inTurn === null ? [] : impartialAs[inTurn].map((guard) => ofWhomeverHasTheTurn(guard, inTurn))),
    ],
    then: declared,
  }
}

function declaresInTurn(inTurn: CaseFunction | null): Guard<Evaluation, DeclareImpartiality, StandingFacts> {
  return {
    name: 'declares-in-turn',
    clause: 'iso17065-6.1.3',
    check: (_state, { conflict, function: declaredFor }) =>
      conflict || declaredFor === inTurn
        ? []
        : [violation('declares-conflict-only', '/conflict', { function: declaredFor })],
    inputs: (_state, { conflict, function: declaredFor }) => ({ conflict, function: declaredFor, inTurn }),
  }
}

function ofWhomeverHasTheTurn(
  guard: Guard<Evaluation, CommandBase, StandingFacts>,
  inTurn: CaseFunction,
): Guard<Evaluation, DeclareImpartiality, StandingFacts> {
  return {
    ...guard,
    check: (state, command, facts) =>
      command.conflict || command.function !== inTurn ? [] : guard.check(state, command, facts),
  }
}

function declared(state: Evaluation, command: DeclareImpartiality): EvaluationEvent[] {
  const { function: declaredFor, conflict, statement } = command
  const personId = command.actor.id
  const stamp = stampOf(command)
  const made: EvaluationEvent = {
    type: 'ImpartialityDeclared',
    ...stamp,
    personId,
    function: declaredFor,
    conflict,
    statement,
  }
  if (!conflict || state.decision !== undefined) return [made]
  // An interest is the person's, not the task's: it ends whatever the person has here, in whichever function it was declared.
  if (hasEvaluated(state, personId)) return [made, { type: 'TeamMemberRecused', ...stamp, personId }]
  if (state.reviewerId === personId) return [made, { type: 'ReportReviewerRecused', ...stamp, personId }]
  return [made]
}

function hasEvaluated({ team, findings }: Evaluation, personId: string): boolean {
  return (
    team.some((member) => member.personId === personId) ||
    Object.values(findings).some((finding) => finding.evaluatorId === personId)
  )
}
