import { stampOf } from '../machine.ts'
import type { Machine, RowOf, Table } from '../machine.ts'
import {
  declarationIsStated,
  judgingGuards,
  noConflictStands,
  pinned,
  pinnedAtOpening,
  reasonRecorded,
  staffGuards,
} from '../standing-guards.ts'
import { draftAgreement } from './agreement.ts'
import { answersApply, answersStandOnEvidence, onlyReopened } from './answer-guards.ts'
import { evolveApplication } from './evolve.ts'
import type { ApplicationTypes } from './evolve.ts'
import { feeFor } from './fee.ts'
import * as guards from './guards.ts'
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
const declareImpartiality: Omit<RowOf<ApplicationTypes, 'declareImpartiality'>, 'to'> = {
  by: ['application-reviewer'],
  guards: [...staffGuards('application-reviewer'), declarationIsStated, noConflictStands],
  then: (state, command) => {
    const { conflict, statement } = command
    const personId = command.actor.id
    const declaredAs = { personId, function: 'application-reviewer', conflict, statement } as const
    const declared = { type: 'ApplicationImpartialityDeclared', ...stampOf(command), ...declaredAs } as const
    if (!conflict || state.reviewerId !== personId) return [declared]
    return [declared, { type: 'ApplicationReviewerRecused', ...stampOf(command), personId }]
  },
}

/** The application machine's table (17065 7.2 and 7.3): from, command, to, guards, who. */
const table = {
  none: {
    openApplication: {
      to: 'draft',
      by: ['applicant'],
      guards: [pinnedAtOpening, guards.editionIsPublished, guards.leadPlaceAmongPlacesOfUse],
      then: (_state, { name: _name, actor: _actor, ...opened }) => [
        { ...opened, type: 'ApplicationOpened', by: _actor.id },
      ],
    },
  },
  draft: {
    answerRequirements: {
      to: 'draft',
      by: ['applicant'],
      guards: [pinned, answersApply, onlyReopened, answersStandOnEvidence],
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
        submission.lodgedNowhereElse,
      ],
      then: (state, command) => [
        { type: 'ApplicationSubmitted', ...stampOf(command), submission: state.submissions + 1 },
      ],
    },
    withdrawApplication,
  },
  submitted: {
    declareImpartiality: { ...declareImpartiality, to: 'submitted' },
    returnIncomplete: {
      to: 'draft',
      by: ['application-reviewer'],
      guards: [...judgingGuards('application-reviewer'), guards.isAssignedApplicationReviewer, guards.missingIsNamed],
      then: (_state, command) => [{ type: 'ApplicationReturned', ...stampOf(command), missing: command.missing }],
    },
    startReview: {
      to: 'in-review',
      by: ['plan-owner'],
      guards: [...staffGuards('plan-owner'), guards.reviewerIsAuthorised, guards.reviewerHasNoConflict],
      then: (_state, command) => [
        { type: 'ApplicationReviewStarted', ...stampOf(command), reviewerId: command.reviewerId },
      ],
    },
    withdrawApplication,
  },
  'in-review': {
    declareImpartiality: { ...declareImpartiality, to: ['in-review', 'submitted'] },
    acceptApplication: {
      to: 'accepted',
      by: ['application-reviewer'],
      guards: [
        ...judgingGuards('application-reviewer'),
        guards.isAssignedApplicationReviewer,
        guards.allPointsReviewed,
        guards.scopeIsWritten,
        guards.firstOfItsKindIsJustified,
      ],
      then: (state, command) => {
        const { reviewAnswers, scope, outsourcing, firstOfItsKindJustification } = command
        const fee = feeFor(state.authority, state.riskClass, state.placesOfUse)
        const agreement = draftAgreement(fee, outsourcing)
        const justification = firstOfItsKindJustification === undefined ? {} : { firstOfItsKindJustification }
        return [{ type: 'ApplicationAccepted', ...stampOf(command), reviewAnswers, scope, agreement, ...justification }]
      },
    },
    declineApplication: {
      to: 'declined',
      by: ['application-reviewer'],
      guards: [...judgingGuards('application-reviewer'), guards.isAssignedApplicationReviewer, reasonRecorded],
      then: (_state, command) => [{ type: 'ApplicationDeclined', ...stampOf(command), reason: command.reason }],
    },
    withdrawApplication,
  },
  accepted: {
    signAgreement: {
      to: 'accepted',
      by: ['applicant'],
      guards: [pinned, guards.clientHasNotSigned, guards.agreementHoldsEveryClause],
      then: (_state, command) => [{ type: 'AgreementSigned', ...stampOf(command) }],
    },
    countersignAgreement: {
      to: 'contracted',
      by: ['signatory'],
      guards: [...staffGuards('signatory'), guards.clientHasSigned, guards.agreementHoldsEveryClause],
      then: (_state, command) => [{ type: 'AgreementCountersigned', ...stampOf(command) }],
    },
    withdrawApplication,
  },
  declined: {},
  contracted: {},
  withdrawn: {},
} satisfies Table<ApplicationTypes>

/** The application machine. */
export const applicationMachine: Machine<ApplicationTypes> = {
  name: 'application',
  table,
  evolve: evolveApplication,
}
