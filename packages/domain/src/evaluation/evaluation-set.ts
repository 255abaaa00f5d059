import type { Evaluation } from './state.ts'

/**
 * Everyone who evaluated: in this case, in its parent certificate's cycle, or in a reused result. None of them may review
 * (17065 7.5.1) or decide (7.6.2). Who declared as an evaluator belongs to it even if recused before any finding.
 */
export function evaluationSet(state: Evaluation): ReadonlySet<string> {
  return new Set([
    ...state.priorEvaluators,
    ...state.team.map((member) => member.personId),
    ...state.declarations.filter((one) => one.function === 'evaluator').map((one) => one.personId),
    ...Object.values(state.findings).map((finding) => finding.evaluatorId),
    ...state.nonconformities.flatMap((one) =>
      one.closedBy === undefined ? [one.raisedBy] : [one.raisedBy, one.closedBy],
    ),
  ])
}
