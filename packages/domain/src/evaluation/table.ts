import { cooledOff, declaresCooledOff } from '../cooling-off.ts'
import { addCalendarDays, localDate } from '../instant.ts'
import { stampOf } from '../machine.ts'
import type { Machine, RowOf, Table } from '../machine.ts'
import {
  declarationIsStated,
  hasConflict,
  judgingGuards,
  noConflictStands,
  pinned,
  pinnedAtOpening,
  staffGuards,
} from '../standing-guards.ts'
import type { StaffRole } from '../roles.ts'
import type { CastVote } from './commands.ts'
import * as decision from './decision-guards.ts'
import type { EvaluationEvent } from './events.ts'
import { evolveEvaluation } from './evolve.ts'
import type { EvaluationTypes } from './evolve.ts'
import * as findings from './finding-guards.ts'
import * as nonconformity from './nonconformity-guards.ts'
import * as plan from './plan-guards.ts'
import type { Evaluation } from './state.ts'

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
      guards: [...staffGuards('plan-owner'), plan.teamIsLargeEnough, plan.teamCanBeFound],
      then: (state, command, facts) => {
        const { team, exclusions } = plan.assignmentOf(state, command, facts)
        return [{ type: 'EvaluatorsAssigned', ...stampOf(command), team, exclusions, seed: command.seed }]
      },
    },
    declareImpartiality: declarationRow('evaluator', ['planning'], [plan.isOnTeam, decision.didNotReviewOrDecide]),
    approvePlan: {
      to: 'planned',
      by: ['plan-owner'],
      guards: [...staffGuards('plan-owner'), plan.planCoversRequirements, plan.teamHasDeclared],
      then: (_state, command) => [{ type: 'PlanApproved', ...stampOf(command) }],
    },
  },
  planned: {
    beginEvaluation: {
      to: 'evaluating',
      by: ['evaluator'],
      guards: [...actingGuards('evaluator'), plan.isOnTeam],
      then: (_state, command) => [{ type: 'EvaluationBegun', ...stampOf(command) }],
    },
  },
  evaluating: {
    recordFindings: {
      to: 'evaluating',
      by: ['evaluator'],
      guards: [
        ...actingGuards('evaluator'),
        plan.isOnTeam,
        findings.findingsFollowThePlan,
        findings.findingsStandOnEvidence,
      ],
      then: (_state, command) => [{ type: 'FindingsRecorded', ...stampOf(command), findings: command.findings }],
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
      ],
      then: (_state, command) => [{ type: 'EvaluationCompleted', ...stampOf(command) }],
    },
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
  },
  evaluated: {
    assignReview: {
      to: 'in-review',
      by: ['plan-owner'],
      guards: [
        ...staffGuards('plan-owner'),
        decision.reviewerMayReview,
        decision.reviewerHasCooledOff,
        decision.contentIsHashed,
      ],
      then: (_state, command, facts) => {
        const frozen = { reviewerId: command.reviewerId, evaluationDigest: facts.currentEvaluationDigest }
        return [{ type: 'ReviewAssigned', ...stampOf(command), ...frozen }]
      },
    },
  },
  'in-review': {
    declareImpartiality: declarationRow(
      'report-reviewer',
      ['in-review', 'evaluated'],
      [decision.isAssignedReportReviewer, decision.didNotEvaluate('report-reviewer')],
    ),
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
      ],
      then: (_state, { outcome, reasons, evaluationDigest, ...command }) => [
        { type: 'EvaluationRecommended', ...stampOf(command), outcome, reasons, evaluationDigest },
      ],
    },
  },
  reviewed: {
    declareImpartiality: declarationRow('decision-maker', ['reviewed'], [decision.didNotEvaluate('decision-maker')]),
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
      ],
      then: votesAfter,
    },
  },
  granted: {},
  refused: {},
} satisfies Table<EvaluationTypes>

/** The evaluation machine. */
export const evaluationMachine: Machine<EvaluationTypes> = { name: 'evaluation', table, evolve: evolveEvaluation }

/** Whoever judges the case is authorised, has declared, and is past the cooling-off at the moment of acting. */
function actingGuards(needed: StaffRole): [...ReturnType<typeof judgingGuards>, typeof cooledOff] {
  return [...judgingGuards(needed), cooledOff]
}

/** The declaration of the function that a status calls for. A conflict also takes the task away from the person. */
function declarationRow(
  declaredFor: 'evaluator' | 'report-reviewer' | 'decision-maker',
  to: readonly Evaluation['status'][],
  guards: RowOf<EvaluationTypes, 'declareImpartiality'>['guards'],
): RowOf<EvaluationTypes, 'declareImpartiality'> {
  return {
    to,
    by: [declaredFor],
    guards: [...staffGuards(declaredFor), declarationIsStated, noConflictStands, declaresCooledOff, ...guards],
    then: (_state, command) => {
      const { conflict, statement } = command
      const personId = command.actor.id
      const declared = { personId, function: declaredFor, conflict, statement }
      const events: EvaluationEvent[] = [{ type: 'ImpartialityDeclared', ...stampOf(command), ...declared }]
      const recused = { ...stampOf(command), personId }
      if (conflict && declaredFor === 'evaluator') events.push({ type: 'TeamMemberRecused', ...recused })
      if (conflict && declaredFor === 'report-reviewer') events.push({ type: 'ReportReviewerRecused', ...recused })
      return events
    },
  }
}

/** The vote, and the decision as soon as equal votes make the quorum. Who has declared a conflict since voting does not count. */
function votesAfter(state: Evaluation, command: CastVote): EvaluationEvent[] {
  const { outcome, reasons, evaluationDigest } = command
  const cast: EvaluationEvent = { type: 'VoteCast', ...stampOf(command), outcome, reasons, evaluationDigest }
  const counted = state.votes.filter((vote) => !hasConflict(state.declarations, vote.personId))
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
