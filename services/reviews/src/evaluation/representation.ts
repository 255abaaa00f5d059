import type { evaluation, evaluationSummary } from '@concert/contracts/evaluations'
import type { Evaluation, Nonconformity } from '@concert/domain/evaluation/state'
import type { ExclusionReason } from '@concert/domain/evaluation/exclusion-reasons'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { availableActions } from '@concert/domain/machine'
import { hasDeclared } from '@concert/domain/standing-guards'
import { sayExclusion } from '@concert/sentences/exclusion-reasons'
import type { z } from 'zod'
import type { Viewer } from '@concert/cases/act'
import type { EvaluationRow } from './store.ts'

type Representation = z.input<typeof evaluation>
type Deliberation = Pick<
  Representation,
  'team' | 'exclusions' | 'findings' | 'reviewerId' | 'evaluationDigest' | 'recommendation' | 'votes'
>

/** The evaluation as its viewer may see it, with its version for the ETag. */
export function evaluationAnswer(stored: EvaluationRow, viewer: Viewer): { body: Representation; version: number } {
  return { body: evaluationRepresentation(stored, viewer), version: stored.version }
}

/** The evaluation; the client sees it without the deliberation: team, findings, recommendation and votes. */
function evaluationRepresentation(stored: EvaluationRow, viewer: Viewer): Representation {
  const { state } = stored
  return {
    evaluationId: state.evaluationId,
    applicationId: state.applicationId,
    authority: state.authority,
    status: state.status,
    version: stored.version,
    edition: state.edition,
    organisationId: state.organisationId,
    riskClass: state.riskClass,
    placesOfUse: [...state.placesOfUse],
    requirements: [...state.requirements],
    ...(viewer.caller.kind === 'applicant' ? withheld : deliberationOf(state)),
    nonconformities: state.nonconformities.map(nonconformityOf),
    quorum: state.quorum,
    decision: decisionOf(state),
    actions: availableActions(evaluationMachine, state.status, viewer.actor.roles),
    openedAt: stored.openedAt,
    updatedAt: stored.updatedAt,
  }
}

/** One line of the list of evaluations. */
export function evaluationLine(stored: EvaluationRow): z.input<typeof evaluationSummary> {
  const { version, openedAt, updatedAt, state } = stored
  const { evaluationId, applicationId, status, riskClass } = state
  return { evaluationId, applicationId, status, version, riskClass, openedAt, updatedAt }
}

const withheld: Deliberation = {
  team: null,
  exclusions: null,
  findings: null,
  reviewerId: null,
  evaluationDigest: null,
  recommendation: null,
  votes: null,
}

function deliberationOf(state: Evaluation): Deliberation {
  const { recommendation } = state
  return {
    team: state.team.map(({ personId, requirements }) => ({
      personId,
      requirements: [...requirements],
      declared: hasDeclared(state.declarations, personId, 'evaluator'),
    })),
    exclusions: state.exclusions.map(({ personId, reasons }) => ({ personId, reasons: reasons.map(told) })),
    findings: Object.entries(state.findings).map(([requirementId, finding]) => ({
      requirementId,
      grade: finding.grade,
      rationale: finding.rationale,
      evidence: [...finding.evidence],
      evaluatorId: finding.evaluatorId,
      recordedAt: finding.at,
    })),
    reviewerId: state.reviewerId ?? null,
    evaluationDigest: state.evaluationDigest ?? null,
    recommendation:
      recommendation === undefined
        ? null
        : {
            outcome: recommendation.outcome,
            reasons: recommendation.reasons,
            by: recommendation.by,
            at: recommendation.at,
          },
    votes: state.votes.map(({ personId, outcome, reasons, at }) => ({ personId, outcome, reasons, at })),
  }
}

function nonconformityOf(one: Nonconformity): Representation['nonconformities'][number] {
  const { response } = one
  return {
    nonconformityId: one.id,
    requirementId: one.requirementId,
    grade: one.grade,
    statement: one.statement,
    raisedBy: one.raisedBy,
    raisedAt: one.raisedAt,
    dueOn: one.dueOn,
    response:
      response === undefined
        ? null
        : {
            correction: response.correction,
            rootCause: response.rootCause,
            correctiveAction: response.correctiveAction,
            respondedAt: response.at,
          },
    closedBy: one.closedBy ?? null,
    closedAt: one.closedAt ?? null,
    closingReason: one.closingReason ?? null,
  }
}

/** The decision with the reasons of those who made it, which the client is owed as well (7.6.6). */
function decisionOf({ decision, votes }: Evaluation): Representation['decision'] {
  if (decision === undefined) return null
  const deciding = votes.filter((vote) => vote.outcome === decision.outcome && decision.by.includes(vote.personId))
  return { outcome: decision.outcome, at: decision.at, reasons: deciding.map((vote) => vote.reasons) }
}

function told(reason: ExclusionReason) {
  return { code: reason.code, sentence: { ...sayExclusion(reason) } }
}
