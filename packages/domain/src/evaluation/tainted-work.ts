import { type InterestFacts, standsInConflict } from '../interests.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { StaffFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import { type ClosedEvidenceFacts, findingsOnClosedFiles } from './closed-evidence.ts'
import type { AssignReview } from './commands.ts'
import type { Evaluation } from './state.ts'

// A conflict can come to light when the work is done. Then what rests on the person's work is tainted: no review and no decision
// stands on it, and an impartial person of the same function does it again.

type Facts = StaffFacts & InterestFacts

/** The requirements whose findings are the work of somebody in conflict. */
export function taintedFindings(state: Evaluation, at: string, facts: Facts): string[] {
  return Object.entries(state.findings)
    .filter(([, { evaluatorId }]) => standsInConflict(state.declarations, evaluatorId, at, facts))
    .map(([requirementId]) => requirementId)
    .toSorted()
}

/** What is reviewed and decided on is the work of impartial people, also when their interest came to light afterwards. */
export const workIsImpartial: Guard<Evaluation, CommandBase, Facts> = {
  name: 'work-impartial',
  clause: 'iso17065-4.2',
  check: (state, { at }, facts) => findingViolations(state, at, facts),
  inputs: (state, { at }, facts) => ({ tainted: taintedFindings(state, at, facts) }),
}

/** The same of the recommendation, which the decision makers read. */
export const recommendationIsImpartial: Guard<Evaluation, CommandBase, Facts> = {
  name: 'recommendation-impartial',
  clause: 'iso17065-4.2',
  check: (state, { at }, facts) =>
    isRecommendationTainted(state, at, facts) ? [violation('recommendation-tainted', '', {})] : [],
  inputs: (state, { at }, facts) => ({
    recommendedBy: state.recommendation?.by ?? null,
    tainted: isRecommendationTainted(state, at, facts),
  }),
}

/**
 * What an impartial report reviewer recommended stands until the decision, as long as the files do on which it rests: where one is closed, the
 * review begins anew, and can ask for more.
 */
export const recommendationHasFallen: Guard<Evaluation, AssignReview, Facts & ClosedEvidenceFacts> = {
  name: 'recommendation-fallen',
  clause: 'iso17065-7.5.1',
  check: (state, { at }, facts) =>
    isRecommendationTainted(state, at, facts) || findingsOnClosedFiles(state, facts).length > 0
      ? []
      : [violation('recommendation-stands', '', {})],
  inputs: (state, { at }, facts) => ({
    recommendedBy: state.recommendation?.by ?? null,
    tainted: isRecommendationTainted(state, at, facts),
    closed: [...findingsOnClosedFiles(state, facts)],
  }),
}

/** What was completed is opened again only where somebody in conflict did part of it. */
export const someFindingIsTainted: Guard<Evaluation, CommandBase, Facts> = {
  name: 'some-finding-tainted',
  clause: 'iso17065-4.2',
  check: (state, { at }, facts) =>
    taintedFindings(state, at, facts).length > 0 ? [] : [violation('no-finding-tainted', '', {})],
  inputs: workIsImpartial.inputs,
}

function findingViolations(state: Evaluation, at: string, facts: Facts): Violation[] {
  return taintedFindings(state, at, facts).map((requirementId) =>
    violation('finding-tainted', '', { requirementId }, requirementId),
  )
}

function isRecommendationTainted({ recommendation, declarations }: Evaluation, at: string, facts: Facts): boolean {
  return recommendation !== undefined && standsInConflict(declarations, recommendation.by, at, facts)
}
