import { staysAwayUntil } from '../cooling-off.ts'
import { localDate } from '../instant.ts'
import { servedOn } from '../interests.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { StaffRole } from '../roles.ts'
import { authorisationGap, hasConflict } from '../standing-guards.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { blankText, isDigest, violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { AskForMore, AssignReview, AssignReviewFacts, CastVote, ContentFacts, Recommend } from './commands.ts'
import { evaluationSet } from './evaluation-set.ts'
import { ungraded } from './finding-guards.ts'
import { openNonconformities, unraisedFindings } from './nonconforming-findings.ts'
import { stillOpen } from './nonconformity-guards.ts'
import type { Evaluation } from './state.ts'

const separation = {
  'report-reviewer': { clause: 'iso17065-7.5.1', name: 'reviewer-did-not-evaluate', act: 'review' },
  'decision-maker': { clause: 'iso17065-7.6.2', name: 'decision-maker-did-not-evaluate', act: 'decide' },
} as const

/** Who evaluated neither reviews nor decides. */
export function didNotEvaluate(act: keyof typeof separation): Guard<Evaluation, CommandBase, StandingFacts> {
  return {
    name: separation[act].name,
    clause: separation[act].clause,
    check: (state, command) => evaluatedViolations(state, command.actor.id, '', separation[act].act),
    inputs: (state, command) => ({ actor: command.actor.id, evaluationSet: [...evaluationSet(state)] }),
  }
}

/** Who reviews or decides in this case does not declare as its evaluator. */
export const didNotReviewOrDecide: Guard<Evaluation, CommandBase, StandingFacts> = {
  name: 'evaluator-neither-reviews-nor-decides',
  clause: 'iso17065-7.6.2',
  check: (state, command) => {
    const others: readonly StaffRole[] = ['report-reviewer', 'decision-maker']
    const one = state.declarations.find((made) => made.personId === command.actor.id && others.includes(made.function))
    if (one === undefined) return []
    return [violation('reviews-or-decides', '', { function: one.function })]
  },
  inputs: (state, command) => ({
    actor: command.actor.id,
    declaredAs: state.declarations.filter((one) => one.personId === command.actor.id).map((one) => one.function),
  }),
}

/** The person to review is authorised, took no part, is past the cooling-off, and has declared no conflict. */
export const reviewerMayReview: Guard<Evaluation, AssignReview, AssignReviewFacts> = {
  name: 'reviewer-may-review',
  clause: 'iso17065-7.5.1',
  check: (state, command, facts) => {
    const { reviewerId } = command
    const gap = authorisationGap('report-reviewer', command.at, facts.reviewerAuthorisation)
    return [
      ...evaluatedViolations(state, reviewerId, '/reviewerId', 'review'),
      ...(gap === null
        ? []
        : [violation('reviewer-not-authorised', '/reviewerId', { function: 'report-reviewer', gap }, reviewerId)]),
      ...(facts.reviewerHasConflict || hasConflict(state.declarations, reviewerId)
        ? [violation('reviewer-in-conflict', '/reviewerId', { function: 'report-reviewer' }, reviewerId)]
        : []),
    ]
  },
  inputs: (state, command, facts) => ({
    reviewer: command.reviewerId,
    evaluationSet: [...evaluationSet(state)],
    authorisation: facts.reviewerAuthorisation,
    conflict: facts.reviewerHasConflict || hasConflict(state.declarations, command.reviewerId),
  }),
}

export const reviewerHasCooledOff: Guard<Evaluation, AssignReview, AssignReviewFacts> = {
  name: 'reviewer-cooled-off',
  clause: 'iso17065-4.2.10',
  check: (_state, command, facts) => {
    const awayUntil = staysAwayUntil(servedOn(facts, command.reviewerId), command.at, facts.authority)
    if (awayUntil === null) return []
    return [violation('reviewer-cooling-off', '/reviewerId', { awayUntil }, command.reviewerId)]
  },
  inputs: (_state, command, facts) => ({
    reviewer: command.reviewerId,
    lastServedClientOn: servedOn(facts, command.reviewerId),
    on: localDate(command.at, facts.authority),
  }),
}

/** Before anybody has recommended, another person may take the review over. */
export const otherReviewerIsNamed: Guard<Evaluation, AssignReview, AssignReviewFacts> = {
  name: 'other-reviewer-named',
  clause: 'iso17065-7.5.1',
  check: (state, command) =>
    state.reviewerId === command.reviewerId ? [violation('reviewer-assigned-already', '/reviewerId', {})] : [],
  inputs: (state, command) => ({ reviewer: command.reviewerId, assigned: state.reviewerId ?? null }),
}

export const contentIsHashed: Guard<Evaluation, AssignReview, AssignReviewFacts> = {
  name: 'content-frozen',
  clause: 'iso17065-7.5.1',
  check: (_state, _command, facts) => {
    return isDigest(facts.currentEvaluationDigest) ? [] : [violation('content-digest-missing', '', {})]
  },
  inputs: (_state, _command, facts) => ({ evaluationDigest: facts.currentEvaluationDigest }),
}

export const isAssignedReportReviewer: Guard<Evaluation, CommandBase, StandingFacts> = {
  name: 'assigned-report-reviewer',
  clause: 'iso17065-7.5.1',
  check: (state, command) => {
    if (state.reviewerId === command.actor.id) return []
    return [violation('not-the-assigned-reviewer', '', {})]
  },
  inputs: (state, command) => ({ assigned: state.reviewerId ?? null, actor: command.actor.id }),
}

/** What was read, what was frozen and what is there now are the same. */
export const contentIsUnchanged: Guard<Evaluation, Recommend | CastVote, ContentFacts> = {
  name: 'content-unchanged',
  clause: 'iso17065-7.6.1',
  check: (state, command, facts) => {
    if (command.evaluationDigest === state.evaluationDigest && facts.currentEvaluationDigest === state.evaluationDigest)
      return []
    return [violation('content-changed', '/evaluationDigest', {})]
  },
  inputs: (state, command, facts) => ({
    read: command.evaluationDigest,
    frozen: state.evaluationDigest ?? null,
    current: facts.currentEvaluationDigest,
  }),
}

/** Reasons are written: a recommendation is documented, and the client can be told why it was decided so. */
export const reasonsAreWritten: Guard<Evaluation, Recommend | CastVote, StaffFacts> = {
  name: 'reasons-written',
  clause: 'iso17065-7.6.6',
  check: (_state, command) => blankText('/reasons', command.reasons, 'reasons'),
  inputs: (_state, command) => ({ reasons: command.reasons }),
}

/** The scheme's rule for granting: no open major, each minor answered, every requirement graded. */
export const decisionRuleIsMet: Guard<Evaluation, Recommend | CastVote, StaffFacts> = {
  name: 'decision-rule-met',
  clause: 'gbaai-decision',
  check: (state, command) => (command.outcome === 'grant' ? grantObstacles(state) : []),
  inputs: (state, command) => ({
    outcome: command.outcome,
    grades: Object.fromEntries(Object.entries(state.findings).map(([id, finding]) => [id, finding.grade])),
    open: openNonconformities(state).map((one) => one.id),
    unraised: unraisedFindings(state),
  }),
}

export const votesOnce: Guard<Evaluation, CastVote, StaffFacts> = {
  name: 'votes-once',
  clause: 'iso17065-7.6.1',
  check: (state, command) => {
    if (!state.votes.some((vote) => vote.personId === command.actor.id)) return []
    return [violation('already-voted', '', {})]
  },
  inputs: (state, command) => ({ actor: command.actor.id, voted: state.votes.map((vote) => vote.personId) }),
}

export const gapIsNamed: Guard<Evaluation, AskForMore, StaffFacts> = {
  name: 'gap-named',
  clause: 'iso17065-7.5.2',
  check: (_state, command) => blankText('/gap', command.gap, 'gap'),
  inputs: (_state, command) => ({ gap: command.gap }),
}

function grantObstacles(state: Evaluation): Violation[] {
  const majors = Object.entries(state.findings).filter(([, finding]) => finding.grade === 'major-nonconformity')
  const unanswered = state.nonconformities.filter((one) => one.closedAt !== undefined && one.response === undefined)
  return [
    ...ungraded(state),
    ...stillOpen(state),
    ...majors.map(([requirementId]) => violation('major-nonconformity', '/outcome', { requirementId }, requirementId)),
    ...unanswered.map(({ id }) => violation('nonconformity-not-answered', '/outcome', { nonconformityId: id }, id)),
    ...unraisedFindings(state)
      .filter((one) => one.grade === 'minor')
      .map(({ requirementId, grade }) =>
        violation('nonconformity-not-raised', '/outcome', { requirementId, grade }, requirementId),
      ),
  ]
}

function evaluatedViolations(
  state: Evaluation,
  personId: string,
  pointer: string,
  act: 'review' | 'decide',
): Violation[] {
  if (!evaluationSet(state).has(personId)) return []
  return [violation('took-part-in-evaluation', pointer, { personId, act }, personId)]
}
