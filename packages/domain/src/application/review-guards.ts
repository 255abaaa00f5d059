import type { CommandBase, Guard } from '../machine.ts'
import { staysAwayUntil } from '../cooling-off.ts'
import { type InterestFacts, servedOn, standsInConflict } from '../interests.ts'
import { authorisationGap, hasConflict } from '../standing-guards.ts'
import type { StaffFacts, StandingFacts } from '../standing-guards.ts'
import { blankText, isBlank, violation } from '../violation.ts'
import {
  type AcceptApplication,
  type AcceptFacts,
  type CountersignFacts,
  type ReturnApplication,
  type ReturnFacts,
  type ReviewPoint,
  reviewPoints,
  type StartReview,
  type StartReviewFacts,
  type VerifiedFacts,
} from './commands.ts'
import type { Application } from './state.ts'

/** Once a reviewer is assigned, no other application reviewer acts on the application. */
export const isAssignedApplicationReviewer: Guard<Application, CommandBase, StandingFacts> = {
  name: 'assigned-application-reviewer',
  clause: 'iso17065-7.3.1',
  check: (state, command) => {
    if (state.reviewerId === undefined || state.reviewerId === command.actor.id) return []
    return [violation('not-the-assigned-reviewer', '', {})]
  },
  inputs: (state, command) => ({ assigned: state.reviewerId ?? null, actor: command.actor.id }),
}

export const missingIsNamed: Guard<Application, ReturnApplication, ReturnFacts> = {
  name: 'missing-information-named',
  clause: 'iso17065-7.3.1',
  check: (_state, command, facts) => {
    if (command.missing.length === 0) return [violation('nothing-named', '/missing', {})]
    const applicable = new Set(facts.applicable.map((item) => item.requirementId))
    return command.missing.flatMap(({ requirementId, reason }, index) => {
      const reasonGap = blankText(`/missing/${index}/reason`, reason, 'return-reason', requirementId)
      if (applicable.has(requirementId)) return reasonGap
      const pointer = `/missing/${index}/requirementId`
      return [violation('requirement-not-applicable', pointer, { requirementId }, requirementId), ...reasonGap]
    })
  },
  inputs: (_state, command) => ({ missing: command.missing }),
}

export const reviewerIsAuthorised: Guard<Application, StartReview, StartReviewFacts> = {
  name: 'reviewer-authorised',
  clause: 'iso17065-6.1.2',
  check: (_state, command, facts) => {
    const gap = authorisationGap('application-reviewer', command.at, facts.reviewerAuthorisation)
    if (gap === null) return []
    const params = { function: 'application-reviewer', gap } as const
    return [violation('reviewer-not-authorised', '/reviewerId', params, command.reviewerId)]
  },
  inputs: (_state, command, facts) => ({ reviewer: command.reviewerId, authorisation: facts.reviewerAuthorisation }),
}

/** Who declared a conflict, on the application or with the organisation, stays out, and so does who served the client lately. */
export const reviewerHasNoConflict: Guard<Application, StartReview, StartReviewFacts> = {
  name: 'reviewer-without-conflict',
  clause: 'iso17065-4.2',
  check: (state, { reviewerId, at }, facts) => {
    if (hasConflict(state.declarations, reviewerId) || facts.inConflict.includes(reviewerId))
      return [violation('reviewer-in-conflict', '/reviewerId', { function: 'application-reviewer' }, reviewerId)]
    const awayUntil = staysAwayUntil(servedOn(facts, reviewerId), at, facts.authority)
    if (awayUntil === null) return []
    return [violation('reviewer-cooling-off', '/reviewerId', { awayUntil }, reviewerId)]
  },
  inputs: (state, { reviewerId, at }, facts) => ({
    reviewer: reviewerId,
    conflict: standsInConflict(state.declarations, reviewerId, at, facts),
  }),
}

/** A reviewer who cannot go on, or has left, is replaced by another. */
export const anotherReviewerIsNamed: Guard<Application, StartReview, StartReviewFacts> = {
  name: 'another-reviewer-named',
  clause: 'iso17065-7.3.1',
  check: (state, { reviewerId }) =>
    state.reviewerId === reviewerId ? [violation('reviewer-is-assigned', '/reviewerId', {}, reviewerId)] : [],
  inputs: (state, { reviewerId }) => ({ assigned: state.reviewerId ?? null, named: reviewerId }),
}

/** Why one reviewer takes the place of another is on record. */
export const replacementIsReasoned: Guard<Application, StartReview, StartReviewFacts> = {
  name: 'replacement-reasoned',
  clause: 'iso17065-7.12',
  check: (_state, { reason }) => blankText('/reason', reason, 'reason'),
  inputs: (_state, { reason }) => ({ reason: reason ?? null }),
}

/** What was accepted is reviewed again only where its reviewer turns out to stand in conflict. */
export const acceptanceIsTainted: Guard<Application, StartReview, StartReviewFacts> = {
  name: 'acceptance-tainted',
  clause: 'iso17065-4.2',
  check: (state, { at }, facts) => {
    const personId = acceptor(state)
    if (standsInConflict(state.declarations, personId, at, facts)) return []
    return [violation('acceptance-stands', '', { personId }, personId)]
  },
  inputs: acceptorInputs,
}

/** Nobody contracts on the acceptance of a person in conflict, whenever the conflict came to light. */
export const acceptedWithoutConflict: Guard<Application, CommandBase, CountersignFacts> = {
  name: 'accepted-without-conflict',
  clause: 'iso17065-4.2',
  check: (state, { at }, facts) => {
    const personId = acceptor(state)
    if (!standsInConflict(state.declarations, personId, at, facts)) return []
    return [violation('accepted-in-conflict', '', { personId }, personId)]
  },
  inputs: acceptorInputs,
}

/** Who accepted is the reviewer who was assigned last: nobody else may. */
function acceptor({ reviewerId = '' }: Application): string {
  return reviewerId
}

function acceptorInputs(state: Application, { at }: CommandBase, facts: StaffFacts & InterestFacts) {
  const personId = acceptor(state)
  return { reviewer: personId, conflict: standsInConflict(state.declarations, personId, at, facts) }
}

/** The body takes a client on only where it knows that the client acts for the organisation that it names. */
export const organisationIsVerified: Guard<Application, CommandBase, VerifiedFacts> = {
  name: 'organisation-verified',
  clause: 'iso17065-7.3.1',
  check: ({ organisationId }, _command, { organisationVerified }) =>
    organisationVerified ? [] : [violation('organisation-not-verified', '', { organisationId }, organisationId)],
  inputs: ({ organisationId }, _command, { organisationVerified }) => ({
    organisation: organisationId,
    verified: organisationVerified,
  }),
}

export const allPointsReviewed: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'review-points-a-to-e',
  clause: 'iso17065-7.3.1',
  check: (_state, command) =>
    (Object.keys(reviewPoints) as ReviewPoint[])
      .filter((point) => !command.review[point])
      .map((point) => {
        const letter = reviewPoints[point]
        return violation('review-point-not-met', `/review/${point}`, { point: letter }, letter)
      }),
  inputs: (_state, command) => ({ review: command.review }),
}

export const scopeIsWritten: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'scope-written',
  clause: 'gbaai-languages',
  check: (_state, command, facts) =>
    facts.scopeLanguages
      .filter((language) => isBlank(command.scope[language]))
      .map((language) => violation('scope-language-missing', `/scope/${language}`, { language }, language)),
  inputs: (_state, command, facts) => ({ scope: { ...command.scope }, languages: facts.scopeLanguages }),
}

export const firstOfItsKindIsJustified: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'first-of-its-kind-justified',
  clause: 'iso17065-7.3.3',
  check: (_state, command, facts) => {
    if (!facts.firstOfItsKind || !isBlank(command.firstOfItsKindJustification)) return []
    return [violation('justification-missing', '/firstOfItsKindJustification', {})]
  },
  inputs: (_state, command, facts) => ({
    firstOfItsKind: facts.firstOfItsKind,
    justification: command.firstOfItsKindJustification ?? null,
  }),
}
