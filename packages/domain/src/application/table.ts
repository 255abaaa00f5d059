import { stampOf } from '../machine.ts'
import type { Machine, RowOf, Table } from '../machine.ts'
import {
  declarationIsStated,
  declaresConflictOnly,
  judgingGuards,
  noConflictStands,
  pinned,
  pinnedAtOpening,
  reasonRecorded,
  staffGuards,
} from '../standing-guards.ts'
import { draftAgreement } from './agreement.ts'
import * as agreement from './agreement-guards.ts'
import { absencesAreReasoned, answersApply, answersStandOnEvidence, onlyReopened } from './answer-guards.ts'
import type { StartReview } from './commands.ts'
import { evolveApplication } from './events.ts'
import type { ApplicationTypes } from './events.ts'
import { feeFor } from './fee.ts'
import * as lodgement from './lodgement-guards.ts'
import * as opening from './opening-guards.ts'
import * as review from './review-guards.ts'
import * as submission from './submission-guards.ts'

const withdrawApplication: RowOf<ApplicationTypes, 'withdrawApplication'> = {
  to: 'withdrawn',
  by: ['applicant'],
  guards: [pinned],
  then: (_state, command) => {
    const reason = command.reason === undefined ? {} : { reason: command.reason }
    return [{ type: 'ApplicationWithdrawn', ...stampOf(command), ...reason }]
  },
}

/** A conflict that the assigned reviewer declares also takes the review away from that person. */
const declareApplicationImpartiality: Omit<RowOf<ApplicationTypes, 'declareApplicationImpartiality'>, 'to'> = {
  by: ['application-reviewer'],
  guards: [...staffGuards('application-reviewer'), declarationIsStated, noConflictStands],
  then: (state, command) => {
    const { conflict, statement } = command
    const personId = command.actor.id
    const declaredAs = { personId, function: 'application-reviewer', conflict, statement } as const
    const declared = { type: 'ApplicationImpartialityDeclared', ...stampOf(command), ...declaredAs } as const
    if (!conflict || state.reviewerId !== personId) return [declared]
    if (state.status === 'accepted') return [declared, { type: 'AcceptanceFell', ...stampOf(command), personId }]
    if (state.status !== 'in-review') return [declared]
    return [declared, { type: 'ApplicationReviewerRecused', ...stampOf(command), personId }]
  },
}

/** A conflict can come to light after the review too. What was accepted falls with it until both have signed. */
const declareLateConflict: typeof declareApplicationImpartiality = {
  ...declareApplicationImpartiality,
  guards: [...declareApplicationImpartiality.guards, declaresConflictOnly('application-reviewer')],
}

const startReview: Omit<RowOf<ApplicationTypes, 'startReview'>, 'to'> = {
  by: ['plan-owner'],
  guards: [...staffGuards('plan-owner'), review.reviewerIsAuthorised, review.reviewerHasNoConflict],
  then: (_state, command) => [reviewStarted(command)],
}

/** Another reviewer takes over, from one who stands in conflict, is gone, or cannot go on. */
const replaceReviewer: typeof startReview = {
  ...startReview,
  guards: [...startReview.guards, review.anotherReviewerIsNamed, review.replacementIsReasoned],
}

const reviewAgain: typeof startReview = {
  ...replaceReviewer,
  guards: [...replaceReviewer.guards, review.acceptanceIsTainted],
  then: (state, command) => [
    { type: 'AcceptanceFell', ...stampOf(command), personId: state.reviewerId ?? '' },
    reviewStarted(command),
  ],
}

function reviewStarted(command: StartReview) {
  const { reviewerId, reason } = command
  return {
    type: 'ReviewStarted',
    ...stampOf(command),
    reviewerId,
    ...(reason === undefined ? {} : { reason }),
  } as const
}

/** What the authorities answered, recorded once for each question; repeated as often as a reviewer asks. */
const recordLodgementCheck: Omit<RowOf<ApplicationTypes, 'recordLodgementCheck'>, 'to'> = {
  by: ['system'],
  guards: [pinned, lodgement.checkWasAsked],
  then: (_state, command) => {
    const { askedAt, lodgedAt, found, unanswered, underAnotherKey } = command
    const answered = { askedAt, lodgedAt, found, unanswered, underAnotherKey }
    return [{ type: 'LodgementChecked', ...stampOf(command), ...answered }]
  },
}
const repeatLodgementCheck: Omit<RowOf<ApplicationTypes, 'repeatLodgementCheck'>, 'to'> = {
  by: ['application-reviewer'],
  guards: [...judgingGuards('application-reviewer'), review.isAssignedApplicationReviewer],
  then: (_state, command) => [{ type: 'LodgementCheckRepeated', ...stampOf(command) }],
}

/** The application machine's table (17065 7.2 and 7.3): from, command, to, guards, who. */
const table = {
  none: {
    openApplication: {
      to: 'draft',
      by: ['applicant'],
      guards: [
        pinnedAtOpening,
        opening.editionIsPublished,
        opening.leadPlaceAmongPlacesOfUse,
        opening.modalitiesNamedOnce,
        opening.systemIsOfOrganisation,
        opening.followsOwnCertificate,
        opening.practiceFitsClass,
      ],
      then: (_state, { name: _name, actor, ...opened }) => {
        const modalities = opened.modalities.toSorted()
        return [{ ...opened, type: 'ApplicationOpened', by: actor.id, modalities }]
      },
    },
  },
  draft: {
    answerRequirements: {
      to: 'draft',
      by: ['applicant'],
      guards: [pinned, answersApply, onlyReopened, answersStandOnEvidence, absencesAreReasoned],
      then: (_state, command) => [{ type: 'RequirementsAnswered', ...stampOf(command), answers: command.answers }],
    },
    submitApplication: {
      to: 'submitted',
      by: ['applicant'],
      guards: [
        pinned,
        submission.classIsCertifiable,
        submission.everyRequirementIsAnswered,
        submission.everyAnswerHasItsEvidence,
        submission.citedEvidenceIsOpen,
        submission.requiredEvidenceIsThere,
        submission.nowhereElseIsDeclared,
      ],
      then: (state, command) => [
        { type: 'ApplicationSubmitted', ...stampOf(command), submission: state.submissions + 1 },
      ],
    },
    withdrawApplication,
    declareApplicationImpartiality: { ...declareLateConflict, to: 'draft' },
  },
  submitted: {
    recordLodgementCheck: { ...recordLodgementCheck, to: 'submitted' },
    repeatLodgementCheck: { ...repeatLodgementCheck, to: 'submitted' },
    declareApplicationImpartiality: { ...declareApplicationImpartiality, to: 'submitted' },
    returnApplication: {
      to: 'draft',
      by: ['application-reviewer'],
      guards: [...judgingGuards('application-reviewer'), review.isAssignedApplicationReviewer, review.missingIsNamed],
      then: (_state, command) => [{ type: 'ApplicationReturned', ...stampOf(command), missing: command.missing }],
    },
    startReview: { ...startReview, to: 'in-review' },
    withdrawApplication,
  },
  'in-review': {
    recordLodgementCheck: { ...recordLodgementCheck, to: 'in-review' },
    repeatLodgementCheck: { ...repeatLodgementCheck, to: 'in-review' },
    declareApplicationImpartiality: { ...declareApplicationImpartiality, to: ['in-review', 'submitted'] },
    startReview: { ...replaceReviewer, to: 'in-review' },
    acceptApplication: {
      to: 'accepted',
      by: ['application-reviewer'],
      guards: [
        ...judgingGuards('application-reviewer'),
        review.isAssignedApplicationReviewer,
        review.organisationIsVerified,
        lodgement.lodgedFirst,
        review.allPointsReviewed,
        review.scopeIsWritten,
        review.firstOfItsKindIsJustified,
      ],
      then: (state, command) => {
        const { review: answered, scope, outsourcing } = command
        const { firstOfItsKindJustification, lodgementJustification } = command
        const fee = feeFor(state.authority, state.riskClass, state.placesOfUse)
        const accepted = { review: answered, scope, agreement: draftAgreement(fee, outsourcing) }
        const justified = {
          ...(firstOfItsKindJustification === undefined ? {} : { firstOfItsKindJustification }),
          ...(lodgementJustification === undefined ? {} : { lodgementJustification }),
        }
        return [{ type: 'ApplicationAccepted', ...stampOf(command), ...accepted, ...justified }]
      },
    },
    declineApplication: {
      to: 'declined',
      by: ['application-reviewer'],
      guards: [...judgingGuards('application-reviewer'), review.isAssignedApplicationReviewer, reasonRecorded],
      then: (_state, command) => [{ type: 'ApplicationDeclined', ...stampOf(command), reason: command.reason }],
    },
    withdrawApplication,
  },
  accepted: {
    signAgreement: {
      to: 'accepted',
      by: ['applicant'],
      guards: [
        pinned,
        agreement.clientHasNotSigned,
        agreement.agreementHoldsEveryClause,
        agreement.agreementVersionIsOnOffer,
      ],
      then: (_state, command) => [
        { type: 'AgreementSigned', ...stampOf(command), agreementVersion: command.agreementVersion },
      ],
    },
    countersignAgreement: {
      to: 'contracted',
      by: ['signatory'],
      guards: [
        ...staffGuards('signatory'),
        review.organisationIsVerified,
        review.acceptedWithoutConflict,
        agreement.clientHasSigned,
        agreement.agreementHoldsEveryClause,
        agreement.agreementVersionIsOnOffer,
      ],
      then: (_state, command) => [
        { type: 'AgreementCountersigned', ...stampOf(command), agreementVersion: command.agreementVersion },
      ],
    },
    withdrawApplication,
    declareApplicationImpartiality: { ...declareLateConflict, to: ['accepted', 'submitted'] },
    startReview: { ...reviewAgain, to: 'in-review' },
  },
  declined: { declareApplicationImpartiality: { ...declareLateConflict, to: 'declined' } },
  contracted: { declareApplicationImpartiality: { ...declareLateConflict, to: 'contracted' } },
  withdrawn: { declareApplicationImpartiality: { ...declareLateConflict, to: 'withdrawn' } },
} satisfies Table<ApplicationTypes>

/** The application machine. */
export const applicationMachine: Machine<ApplicationTypes> = {
  name: 'application',
  table,
  evolve: evolveApplication,
}
