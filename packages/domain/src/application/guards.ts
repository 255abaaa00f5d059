import { authorityOf, jurisdictionOf } from '../jurisdictions.ts'
import type { CommandBase, Guard } from '../machine.ts'
import { authorisationGap, hasConflict } from '../standing-guards.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { blankText, isBlank, repeatedAt } from '../violation.ts'
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
    if (facts.isEditionPublished) return []
    const message = `Edition ${command.edition} is not published. Apply under a published edition.`
    return [{ pointer: '/edition', code: 'edition-not-published', message }]
  },
  inputs: (_state, command, facts) => ({ edition: command.edition, published: facts.isEditionPublished }),
}

/** The lead authority decides for its own place, so its place is among the places of use; none is named twice. */
export const leadPlaceAmongPlacesOfUse: Guard<null, OpenApplication, OpenFacts> = {
  name: 'lead-place-among-places-of-use',
  clause: 'gbaai-places',
  check: (_state, command) => {
    const repeated = repeatedAt(command.placesOfUse, authorityOf).map((index): Violation => {
      const message = `Place of use ${command.placesOfUse[index]} is named twice. Name each place once.`
      return { pointer: `/placesOfUse/${index}`, code: 'place-repeated', message }
    })
    const own = jurisdictionOf(command.authority)
    if (command.placesOfUse.includes(own)) return repeated
    const message = `The places of use leave out ${own}, the place of the authority applied to. Add it, or apply elsewhere.`
    return [{ pointer: '/placesOfUse', code: 'lead-place-missing', message }, ...repeated]
  },
  inputs: (_state, command) => ({ authority: command.authority, placesOfUse: command.placesOfUse }),
}

/** Once a reviewer is assigned, no other application reviewer acts on the application. */
export const isAssignedApplicationReviewer: Guard<Application, CommandBase, StandingFacts> = {
  name: 'assigned-application-reviewer',
  clause: 'iso17065-7.3.1',
  check: (state, command) => {
    if (state.reviewerId === undefined || state.reviewerId === command.actor.id) return []
    const message = 'Another application reviewer is assigned to this application. Leave it to that person.'
    return [{ pointer: '', code: 'not-the-assigned-reviewer', message }]
  },
  inputs: (state, command) => ({ assigned: state.reviewerId ?? null, actor: command.actor.id }),
}

export const missingIsNamed: Guard<Application, ReturnIncomplete, ReturnFacts> = {
  name: 'missing-information-named',
  clause: 'iso17065-7.3.1',
  check: (_state, command, facts) => {
    if (command.missing.length === 0) {
      return [{ pointer: '/missing', code: 'nothing-named', message: 'Name in /missing at least one requirement.' }]
    }
    const applicable = new Set(facts.applicable.map((item) => item.requirementId))
    return command.missing.flatMap(({ requirementId, reason }, index) => {
      const reasonGap = blankText(`/missing/${index}/reason`, reason, `The reason for returning ${requirementId}`)
      if (applicable.has(requirementId)) return reasonGap
      const pointer = `/missing/${index}/requirementId`
      const message = `Requirement ${requirementId} does not apply to this application. Name one that applies.`
      return [{ pointer, code: 'requirement-not-applicable', message, subject: requirementId }, ...reasonGap]
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
    const message = `The person named in /reviewerId cannot review: ${gap}. Name an authorised application reviewer.`
    return [{ pointer: '/reviewerId', code: 'reviewer-not-authorised', message, subject: command.reviewerId }]
  },
  inputs: (_state, command, facts) => ({ reviewer: command.reviewerId, authorisation: facts.reviewerAuthorisation }),
}

/** Who declared a conflict stays out: naming the person again would only bring the next recusal. */
export const reviewerHasNoConflict: Guard<Application, StartReview, StartReviewFacts> = {
  name: 'reviewer-without-conflict',
  clause: 'iso17065-4.2',
  check: (state, command) => {
    if (!hasConflict(state.declarations, command.reviewerId)) return []
    const message =
      'The person named in /reviewerId declared a conflict in this case. Name another application reviewer.'
    return [{ pointer: '/reviewerId', code: 'reviewer-in-conflict', message, subject: command.reviewerId }]
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
      .map((point) => ({
        pointer: `/reviewAnswers/${point}`,
        code: 'review-point-not-met',
        message: `Point ${point} of the application review is not answered yes. Answer it, return the application or decline.`,
        subject: point,
      })),
  inputs: (_state, command) => ({ reviewAnswers: command.reviewAnswers }),
}

export const scopeIsWritten: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'scope-written',
  clause: 'gbaai-languages',
  check: (_state, command, facts) =>
    facts.scopeLanguages
      .filter((language) => isBlank(command.scope[language]))
      .map((language) => ({
        pointer: `/scope/${language}`,
        code: 'scope-language-missing',
        message: `A place of use needs the scope in ${language}. Write it at /scope/${language}.`,
        subject: language,
      })),
  inputs: (_state, command, facts) => ({ scope: { ...command.scope }, languages: facts.scopeLanguages }),
}

export const firstOfItsKindIsJustified: Guard<Application, AcceptApplication, AcceptFacts> = {
  name: 'first-of-its-kind-justified',
  clause: 'iso17065-7.3.3',
  check: (_state, command, facts) => {
    if (!facts.firstOfItsKind || !isBlank(command.firstOfItsKindJustification)) return []
    const pointer = '/firstOfItsKindJustification'
    const message = `No system of this kind was certified before. Justify the acceptance at ${pointer}.`
    return [{ pointer, code: 'justification-missing', message }]
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
      .map((clause) => ({
        pointer: '',
        code: 'agreement-clause-missing',
        message: `The agreement lacks point ${clause}. Have the agreement drawn up anew.`,
        subject: clause,
      })),
  inputs: (state) => ({ clauses: state.agreement?.clauses ?? null }),
}

export const clientHasNotSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'signed-once',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy === undefined) return []
    return [{ pointer: '', code: 'already-signed', message: 'The agreement is signed. Wait for the countersignature.' }]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}

export const clientHasSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'client-signed-first',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy !== undefined) return []
    return [
      { pointer: '', code: 'client-not-signed', message: 'The client has not signed the agreement. Wait for it.' },
    ]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}
