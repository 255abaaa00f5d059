import { jurisdictionOf } from '../jurisdictions.ts'
import type { CommandBase, Guard } from '../machine.ts'
import { authorisationGap, hasConflict } from '../standing-guards.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { blankText, isBlank, violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import { agreementClauses } from './agreement.ts'
import { reviewPoints } from './commands.ts'
import type {
  AcceptApplication,
  AcceptFacts,
  OpenApplication,
  OpenFacts,
  ReturnFacts,
  ReturnIncomplete,
  StartReview,
  StartReviewFacts,
} from './commands.ts'
import type { Application } from './state.ts'

export const editionIsPublished: Guard<null, OpenApplication, OpenFacts> = {
  name: 'scheme-information-public',
  clause: 'iso17065-4.6',
  check: (_state, command, facts) => {
    const { publishedEditions: published } = facts
    const { edition } = command
    return published.includes(edition) ? [] : [violation('edition-not-published', '/edition', { edition, published })]
  },
  inputs: (_state, command, facts) => ({ edition: command.edition, published: facts.publishedEditions }),
}

/** The lead authority decides for its own place, so its place is among the places of use; none is named twice. */
export const leadPlaceAmongPlacesOfUse: Guard<null, OpenApplication, OpenFacts> = {
  name: 'lead-place-among-places-of-use',
  clause: 'gbaai-places',
  check: (_state, command) => {
    const earlier = new Set<string>()
    const repeated = command.placesOfUse.flatMap((place, index): Violation[] => {
      if (earlier.has(place)) return [violation('place-repeated', `/placesOfUse/${index}`, { place })]
      earlier.add(place)
      return []
    })
    const place = jurisdictionOf(command.authority)
    if (command.placesOfUse.includes(place)) return repeated
    return [violation('lead-place-missing', '/placesOfUse', { place }), ...repeated]
  },
  inputs: (_state, command) => ({ authority: command.authority, placesOfUse: command.placesOfUse }),
}

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

export const missingIsNamed: Guard<Application, ReturnIncomplete, ReturnFacts> = {
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

export const allPointsReviewed: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'review-points-a-to-e',
  clause: 'iso17065-7.3.1',
  check: (_state, command) =>
    reviewPoints
      .filter((point) => !command.reviewAnswers[point])
      .map((point) => violation('review-point-not-met', `/reviewAnswers/${point}`, { point }, point)),
  inputs: (_state, command) => ({ reviewAnswers: command.reviewAnswers }),
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

export const agreementHoldsEveryClause: Guard<Application, CommandBase, StandingFacts> = {
  name: 'agreement-holds-clauses-a-to-m',
  clause: 'iso17065-4.1.2.2',
  check: (state) =>
    agreementClauses
      .filter((clause) => !state.agreement?.clauses.includes(clause))
      .map((point) => violation('agreement-clause-missing', '', { point }, point)),
  inputs: (state) => ({ clauses: state.agreement?.clauses ?? null }),
}

export const clientHasNotSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'signed-once',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy === undefined) return []
    return [violation('already-signed', '', {})]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}

export const clientHasSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'client-signed-first',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy !== undefined) return []
    return [violation('client-not-signed', '', {})]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}
