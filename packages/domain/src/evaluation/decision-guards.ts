import { staysAwayUntil } from '../cooling-off.ts'
import { localDate } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { StaffRole } from '../roles.ts'
import { authorisationGap, hasConflict } from '../standing-guards.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { blankText, isDigest } from '../violation.ts'
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
    const message = `You declared as ${one.function} in this case, so you cannot evaluate in it. Leave it to others.`
    return [{ pointer: '', code: 'reviews-or-decides', message }]
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
      ...(gap === null ? [] : [unfit('reviewer-not-authorised', reviewerId, gap)]),
      ...(hasConflict(state.declarations, reviewerId)
        ? [unfit('reviewer-in-conflict', reviewerId, 'a conflict was declared in this case')]
        : []),
    ]
  },
  inputs: (state, command, facts) => ({
    reviewer: command.reviewerId,
    evaluationSet: [...evaluationSet(state)],
    authorisation: facts.reviewerAuthorisation,
    conflict: hasConflict(state.declarations, command.reviewerId),
  }),
}

export const reviewerHasCooledOff: Guard<Evaluation, AssignReview, AssignReviewFacts> = {
  name: 'reviewer-cooled-off',
  clause: 'iso17065-4.2.10',
  check: (_state, command, facts) => {
    const away = staysAwayUntil(facts.reviewerLastServedClientOn, command.at, facts.authority)
    if (away === null) return []
    return [unfit('reviewer-cooling-off', command.reviewerId, `served the client and stays away until ${away}`)]
  },
  inputs: (_state, command, facts) => ({
    reviewer: command.reviewerId,
    lastServedClientOn: facts.reviewerLastServedClientOn,
    on: localDate(command.at, facts.authority),
  }),
}

export const contentIsHashed: Guard<Evaluation, AssignReview, AssignReviewFacts> = {
  name: 'content-frozen',
  clause: 'iso17065-7.5.1',
  check: (_state, _command, facts) => {
    if (isDigest(facts.currentEvaluationDigest)) return []
    const message = 'The content of the evaluation has no SHA-256 digest. Compute it before the review is assigned.'
    return [{ pointer: '', code: 'content-not-hashed', message }]
  },
  inputs: (_state, _command, facts) => ({ evaluationDigest: facts.currentEvaluationDigest }),
}

export const isAssignedReportReviewer: Guard<Evaluation, CommandBase, StandingFacts> = {
  name: 'assigned-report-reviewer',
  clause: 'iso17065-7.5.1',
  check: (state, command) => {
    if (state.reviewerId === command.actor.id) return []
    const message = 'Another report reviewer is assigned to this case. Leave the review to that person.'
    return [{ pointer: '', code: 'not-the-assigned-reviewer', message }]
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
    const message = 'The content of the evaluation is not what /evaluationDigest names. Read it again, then decide.'
    return [{ pointer: '/evaluationDigest', code: 'content-changed', message }]
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
  check: (_state, command) => blankText('/reasons', command.reasons, 'The reasons'),
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
    return [{ pointer: '', code: 'already-voted', message: 'You have voted on this case. Leave it to the others.' }]
  },
  inputs: (state, command) => ({ actor: command.actor.id, voted: state.votes.map((vote) => vote.personId) }),
}

export const gapIsNamed: Guard<Evaluation, AskForMore, StaffFacts> = {
  name: 'gap-named',
  clause: 'iso17065-7.5.2',
  check: (_state, command) => blankText('/gap', command.gap, 'The gap'),
  inputs: (_state, command) => ({ gap: command.gap }),
}

function grantObstacles(state: Evaluation): Violation[] {
  const majors = Object.entries(state.findings).filter(([, finding]) => finding.grade === 'major-nonconformity')
  const unanswered = state.nonconformities.filter((one) => one.closedAt !== undefined && one.response === undefined)
  return [
    ...ungraded(state),
    ...stillOpen(state),
    ...majors.map(([id]) => obstacle('major-nonconformity', id, `Requirement ${id} has a major nonconformity.`)),
    ...unanswered.map(({ id }) =>
      obstacle('nonconformity-not-answered', id, `Nonconformity ${id} was never answered.`),
    ),
    ...unraisedFindings(state)
      .filter((one) => one.grade === 'minor')
      .map(({ requirementId: id }) =>
        obstacle('nonconformity-not-raised', id, `The minor nonconformity on requirement ${id} was never raised.`),
      ),
  ]
}

function obstacle(code: string, subject: string, what: string): Violation {
  return { pointer: '/outcome', code, message: `${what} Refuse, or ask for more.`, subject }
}

function evaluatedViolations(state: Evaluation, personId: string, pointer: string, act: string): Violation[] {
  if (!evaluationSet(state).has(personId)) return []
  const message = `Who evaluated in a case cannot ${act} it: ${personId} did. Leave it to someone else.`
  return [{ pointer, code: 'took-part-in-evaluation', message, subject: personId }]
}

function unfit(code: string, personId: string, why: string): Violation {
  const message = `The person named in /reviewerId cannot review: ${why}. Name another report reviewer.`
  return { pointer: '/reviewerId', code, message, subject: personId }
}
