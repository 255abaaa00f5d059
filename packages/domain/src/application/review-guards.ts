import type { CommandBase, Guard } from '../machine.ts'
import { authorisationGap, hasConflict } from '../standing-guards.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { blankText, isBlank, violation } from '../violation.ts'
import {
  type AcceptApplication,
  type AcceptFacts,
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

/** Who declared a conflict stays out: naming the person again would only bring the next recusal. */
export const reviewerHasNoConflict: Guard<Application, StartReview, StartReviewFacts> = {
  name: 'reviewer-without-conflict',
  clause: 'iso17065-4.2',
  check: (state, command) => {
    if (!hasConflict(state.declarations, command.reviewerId)) return []
    return [violation('reviewer-in-conflict', '/reviewerId', { function: 'application-reviewer' }, command.reviewerId)]
  },
  inputs: (state, command) => ({
    reviewer: command.reviewerId,
    conflict: hasConflict(state.declarations, command.reviewerId),
  }),
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
