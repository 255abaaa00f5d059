import { cooledOff } from '../cooling-off.ts'
import { addCalendarDays, localDate } from '../instant.ts'
import { standsInConflict } from '../interests.ts'
import { stampOf } from '../machine.ts'
import type { Machine, RowOf, Table } from '../machine.ts'
import { judgingGuards, pinned, pinnedAtOpening, reasonRecorded, staffGuards } from '../standing-guards.ts'
import type { StaffRole } from '../roles.ts'
import * as accepted from './accepted-findings.ts'
import { findingsRestOnOpenEvidence } from './closed-evidence.ts'
import type { AssignEvaluators, AssignEvaluatorsFacts, CastVote, ContentFacts, ReassignEvaluators } from './commands.ts'
import { declarationBy } from './declaration-row.ts'
import * as decision from './decision-guards.ts'
import type { EvaluationEvent } from './events.ts'
import { evolveEvaluation } from './evolve.ts'
import type { EvaluationTypes } from './evolve.ts'
import { findingsWithinCompetence } from './competence-guard.ts'
import * as findings from './finding-guards.ts'
import * as nonconformity from './nonconformity-guards.ts'
import * as objection from './objection-guards.ts'
import { lastDayToObject } from './objection-terms.ts'
import * as plan from './plan-guards.ts'
import * as kinds from './kind-of-evidence-guards.ts'
import * as read from './read-evidence-guards.ts'
import type { Evaluation } from './state.ts'
import { type Choice, choiceOf, isFound } from './team-choice.ts'
import * as tainted from './tainted-work.ts'

const changesOfTeam = [...staffGuards('plan-owner'), reasonRecorded, plan.leavingAreOnTeam, plan.namedMayEvaluate]

/**
 * The plan owner takes people off the team and has others found for their part (7.4.2). Where nobody is found that is kept and shown,
 * and the team stays as it is.
 */
const reassignEvaluators: Omit<RowOf<EvaluationTypes, 'reassignEvaluators'>, 'to'> = {
  by: ['plan-owner'],
  guards: [...changesOfTeam, plan.teamHasAGap],
  then: (state, command, facts) => {
    const choice = choiceOf(state, command, facts)
    const { reason } = command
    if (!isFound(choice)) return [notFound(choice, command)]
    const { team, inclusions, exclusions, leaving } = choice
    const objectBy = lastDayToObject(command.at, facts.authority)
    const changed = {
      team,
      inclusions,
      exclusions,
      leaving,
      ...drawnFor(choice, facts),
      ...namedBy(command),
      objectBy,
      reason,
    }
    return [{ type: 'EvaluatorsReassigned', ...stampOf(command), ...changed }]
  },
}

/** The same once the evaluation was complete: it is opened again where its work is tainted, also by somebody who had left before. */
const reopenForOthers: Omit<RowOf<EvaluationTypes, 'reassignEvaluators'>, 'to'> = {
  ...reassignEvaluators,
  guards: [...changesOfTeam, tainted.someFindingIsTainted],
}

/**
 * Another report reviewer takes over as long as nobody has recommended, or where what was recommended does not stand. That a finding rests
 * on a closed file is no obstacle here: the reviewer is who can ask for another one.
 */
const assignReview: Omit<RowOf<EvaluationTypes, 'assignReview'>, 'to'> = {
  by: ['plan-owner'],
  guards: [
    ...staffGuards('plan-owner'),
    decision.reviewerMayReview,
    decision.reviewerHasCooledOff,
    decision.contentIsHashed,
    tainted.workIsImpartial,
  ],
  then: (_state, command, facts) => {
    const frozen = { reviewerId: command.reviewerId, evaluationDigest: facts.currentEvaluationDigest }
    return [{ type: 'ReviewAssigned', ...stampOf(command), ...frozen }]
  },
}

/** The client objects to a person on the team (6.2.2.4); what it changes, the plan owner decides. */
const objectToEvaluator: Omit<RowOf<EvaluationTypes, 'objectToEvaluator'>, 'to'> = {
  by: ['applicant'],
  guards: [
    pinned,
    objection.objectsToEvaluator,
    objection.objectsInTime,
    objection.objectsOnce,
    objection.objectionHasReasons,
  ],
  then: (_state, { objectionId, personId, reasons, ...command }) => [
    { type: 'EvaluatorObjectedTo', ...stampOf(command), objectionId, personId, reasons },
  ],
}

/** Upheld, the person leaves the case for good, and others are found for their part as where somebody is in conflict. */
const decideObjection: Omit<RowOf<EvaluationTypes, 'decideObjection'>, 'to'> = {
  by: ['plan-owner'],
  guards: [
    ...staffGuards('plan-owner'),
    objection.objectionIsOpen,
    objection.objectionIsToAnother,
    objection.objectionHasReasons,
  ],
  then: (state, { objectionId, outcome, reasons, ...command }) => {
    const objected = objection.openObjection(state, objectionId)
    if (objected === undefined) return []
    const { personId } = objected
    return [{ type: 'ObjectionDecided', ...stampOf(command), objectionId, personId, outcome, reasons }]
  },
}

/** The evaluation machine's table (17065 7.4 to 7.6): from, command, to, guards, who. */
const table = {
  none: {
    openEvaluation: {
      to: 'planning',
      by: ['system'],
      guards: [pinnedAtOpening, plan.applicationIsContracted, plan.somethingIsToBeEvaluated, plan.quorumIsSet],
      then: (_state, { name: _name, actor, ...opened }) => [{ ...opened, type: 'EvaluationOpened', by: actor.id }],
    },
  },
  planning: {
    assignEvaluators: {
      to: 'planning',
      by: ['plan-owner'],
      guards: [...staffGuards('plan-owner'), plan.teamIsLargeEnough, plan.namingIsExplained, plan.namedMayEvaluate],
      then: (state, command, facts) => {
        const choice = choiceOf(state, command, facts)
        if (!isFound(choice)) return [notFound(choice, command)]
        const { team, inclusions, exclusions } = choice
        const objectBy = lastDayToObject(command.at, facts.authority)
        const assigned = { team, inclusions, exclusions, ...drawnFor(choice, facts), ...namedBy(command), objectBy }
        return [{ type: 'EvaluatorsAssigned', ...stampOf(command), ...assigned }]
      },
    },
    declareImpartiality: declarationBy('evaluator', ['planning']),
    objectToEvaluator: { ...objectToEvaluator, to: 'planning' },
    decideObjection: { ...decideObjection, to: 'planning' },
    approvePlan: {
      to: 'planned',
      by: ['plan-owner'],
      guards: [
        ...staffGuards('plan-owner'),
        plan.planCoversRequirements,
        plan.teamHasDeclared,
        objection.noObjectionIsOpen,
      ],
      then: (_state, command) => [{ type: 'PlanApproved', ...stampOf(command) }],
    },
  },
  planned: {
    beginEvaluation: {
      to: 'evaluating',
      by: ['evaluator'],
      guards: [...actingGuards('evaluator'), plan.isOnTeam, objection.noObjectionIsOpen],
      then: (_state, command) => [{ type: 'EvaluationBegun', ...stampOf(command) }],
    },
    declareImpartiality: declarationBy('evaluator', ['planned']),
    objectToEvaluator: { ...objectToEvaluator, to: 'planned' },
    decideObjection: { ...decideObjection, to: 'planned' },
    reassignEvaluators: { ...reassignEvaluators, to: 'planned' },
  },
  evaluating: {
    recordFindings: {
      to: 'evaluating',
      by: ['evaluator'],
      guards: [
        ...actingGuards('evaluator'),
        plan.isOnTeam,
        findings.findingsFollowThePlan,
        findingsWithinCompetence,
        findings.findingsStandOnEvidence,
        read.findingsRestOnReadEvidence,
        kinds.findingsCiteAskedEvidence,
      ],
      then: (_state, command) => [{ type: 'FindingsRecorded', ...stampOf(command), findings: command.findings }],
    },
    acceptFindings: {
      to: 'evaluating',
      by: ['evaluator'],
      guards: [
        ...actingGuards('evaluator'),
        plan.isOnTeam,
        accepted.acceptedAreTainted,
        accepted.acceptanceIsReasoned,
        findingsWithinCompetence,
        ...accepted.acceptedAsOnesOwn,
      ],
      then: (state, command) => [
        {
          type: 'FindingsAccepted',
          ...stampOf(command),
          findings: accepted.acceptedEntries(state, command),
          reasons: command.reasons,
        },
      ],
    },
    raiseNonconformities: {
      to: 'nonconformities-open',
      by: ['evaluator'],
      guards: [
        ...actingGuards('evaluator'),
        plan.isOnTeam,
        nonconformity.nonconformitiesStandOnFindings,
        nonconformity.allNonconformitiesAreRaised,
      ],
      then: (_state, command, facts) => {
        const nonconformities = command.nonconformities.map((entry) => ({
          ...entry,
          dueOn: addCalendarDays(localDate(command.at, facts.authority), facts.deadlineDays[entry.grade]),
        }))
        return [{ type: 'NonconformitiesRaised', ...stampOf(command), nonconformities }]
      },
    },
    completeEvaluation: {
      to: 'evaluated',
      by: ['evaluator'],
      guards: [
        ...actingGuards('evaluator'),
        plan.isOnTeam,
        findings.everyRequirementIsGraded,
        nonconformity.noFindingIsLeftUnraised,
        nonconformity.noNonconformityIsOpen,
        objection.noObjectionIsOpen,
        tainted.workIsImpartial,
        findingsRestOnOpenEvidence,
      ],
      then: (_state, command) => [{ type: 'EvaluationCompleted', ...stampOf(command) }],
    },
    declareImpartiality: declarationBy('evaluator', ['evaluating']),
    objectToEvaluator: { ...objectToEvaluator, to: 'evaluating' },
    decideObjection: { ...decideObjection, to: 'evaluating' },
    reassignEvaluators: { ...reassignEvaluators, to: 'evaluating' },
  },
  'nonconformities-open': {
    respondToNonconformity: {
      to: 'nonconformities-open',
      by: ['applicant'],
      guards: [pinned, nonconformity.nonconformityIsOpen, nonconformity.responseIsWhole],
      then: (_state, { nonconformityId, correction, rootCause, correctiveAction, ...command }) => {
        const response = { nonconformityId, correction, rootCause, correctiveAction }
        return [{ type: 'NonconformityAnswered', ...stampOf(command), ...response }]
      },
    },
    closeNonconformity: {
      to: ['nonconformities-open', 'evaluating'],
      by: ['evaluator'],
      guards: [
        ...actingGuards('evaluator'),
        plan.isOnTeam,
        nonconformity.nonconformityIsOpen,
        nonconformity.nonconformityWasAnswered,
        nonconformity.closingIsEarned,
        findingsWithinCompetence,
        read.closingRestsOnReadEvidence,
        kinds.closingCitesAskedEvidence,
      ],
      then: (state, command) => {
        const { nonconformityId, closingReason } = command
        const closed = state.nonconformities.filter((one) => one.id === nonconformityId)
        return closed.map(({ requirementId }) => ({
          type: 'NonconformityClosed',
          ...stampOf(command),
          nonconformityId,
          closingReason,
          finding: { ...command.finding, requirementId },
        }))
      },
    },
    declareImpartiality: declarationBy('evaluator', ['nonconformities-open']),
    objectToEvaluator: { ...objectToEvaluator, to: 'nonconformities-open' },
    decideObjection: { ...decideObjection, to: 'nonconformities-open' },
    reassignEvaluators: { ...reassignEvaluators, to: 'nonconformities-open' },
  },
  evaluated: {
    assignReview: { ...assignReview, to: 'in-review' },
    declareImpartiality: declarationBy(null, ['evaluated', 'evaluating']),
    reassignEvaluators: { ...reopenForOthers, to: ['evaluating', 'evaluated'] },
  },
  'in-review': {
    assignReview: { ...assignReview, to: 'in-review', guards: [...assignReview.guards, decision.otherReviewerIsNamed] },
    declareImpartiality: declarationBy('report-reviewer', ['in-review', 'evaluated', 'evaluating']),
    reassignEvaluators: { ...reopenForOthers, to: ['evaluating', 'in-review'] },
    askForMore: {
      to: 'evaluating',
      by: ['report-reviewer'],
      guards: [...actingGuards('report-reviewer'), decision.isAssignedReportReviewer, decision.gapIsNamed],
      then: (_state, command) => [{ type: 'MoreAsked', ...stampOf(command), gap: command.gap }],
    },
    recommend: {
      to: 'reviewed',
      by: ['report-reviewer'],
      guards: [
        ...actingGuards('report-reviewer'),
        decision.isAssignedReportReviewer,
        decision.didNotEvaluate('report-reviewer'),
        decision.contentIsUnchanged,
        decision.reasonsAreWritten,
        decision.decisionRuleIsMet,
        tainted.workIsImpartial,
        findingsRestOnOpenEvidence,
      ],
      then: (_state, { outcome, reasons, evaluationDigest, ...command }) => [
        { type: 'EvaluationRecommended', ...stampOf(command), outcome, reasons, evaluationDigest },
      ],
    },
  },
  reviewed: {
    assignReview: {
      ...assignReview,
      to: 'in-review',
      guards: [...assignReview.guards, tainted.recommendationHasFallen],
    },
    declareImpartiality: declarationBy('decision-maker', ['reviewed', 'evaluated', 'evaluating']),
    reassignEvaluators: { ...reopenForOthers, to: ['evaluating', 'reviewed'] },
    castVote: {
      to: ['reviewed', 'granted', 'refused'],
      by: ['decision-maker'],
      guards: [
        ...actingGuards('decision-maker'),
        decision.didNotEvaluate('decision-maker'),
        decision.votesOnce,
        decision.contentIsUnchanged,
        decision.reasonsAreWritten,
        decision.decisionRuleIsMet,
        tainted.workIsImpartial,
        tainted.recommendationIsImpartial,
        findingsRestOnOpenEvidence,
      ],
      then: votesAfter,
    },
  },
  granted: { declareImpartiality: declarationBy(null, ['granted']) },
  refused: { declareImpartiality: declarationBy(null, ['refused']) },
} satisfies Table<EvaluationTypes>

/** The evaluation machine. */
export const evaluationMachine: Machine<EvaluationTypes> = { name: 'evaluation', table, evolve: evolveEvaluation }

/** The draw with its secret, which ends with it, and the digests of the next one. */
function drawnFor({ record: choice }: Choice, { draw: { commitment, secret, next } }: AssignEvaluatorsFacts) {
  return { draw: { commitment, secret, choice }, nextDraw: next }
}

function notFound(
  { team, exclusions, uncovered, wanted, leaving }: Choice,
  command: AssignEvaluators | ReassignEvaluators,
): EvaluationEvent {
  const lacking = { team, exclusions, uncovered, wanted, leaving, ...namedBy(command) }
  return { type: 'EvaluatorsNotFound', ...stampOf(command), ...lacking }
}

/** Whom a command names, and why. */
function namedBy({ named = [], reason = '' }: AssignEvaluators | ReassignEvaluators) {
  return named.length === 0 ? {} : { named, reason }
}

/** Whoever judges the case is authorised, has declared, and is past the cooling-off at the moment of acting. */
function actingGuards(needed: StaffRole): [...ReturnType<typeof judgingGuards>, typeof cooledOff] {
  return [...judgingGuards(needed), cooledOff]
}

/** The vote, and the decision as soon as equal votes make the quorum. Who has come to be in conflict since voting does not count. */
function votesAfter(state: Evaluation, command: CastVote, facts: ContentFacts): EvaluationEvent[] {
  const { outcome, reasons, evaluationDigest } = command
  const cast: EvaluationEvent = { type: 'VoteCast', ...stampOf(command), outcome, reasons, evaluationDigest }
  const counted = state.votes.filter((vote) => !standsInConflict(state.declarations, vote.personId, command.at, facts))
  const equal = [...counted.filter((vote) => vote.outcome === outcome), { personId: command.actor.id, reasons }]
  if (equal.length < state.quorum) return [cast]
  return [
    cast,
    {
      type: outcome === 'grant' ? 'EvaluationGranted' : 'EvaluationRefused',
      ...stampOf(command),
      evaluationDigest,
      decidedBy: equal.map((vote) => vote.personId),
      reasons: equal.map((vote) => vote.reasons),
    },
  ]
}
