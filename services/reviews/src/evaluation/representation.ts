import type { evaluation, evaluationSummary } from '@concert/contracts/evaluations'
import { findingsOnClosedFiles } from '@concert/domain/evaluation/closed-evidence'
import type { Evaluation, Nonconformity, Objection, Shortage } from '@concert/domain/evaluation/state'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { availableActions } from '@concert/domain/machine'
import type { Sight } from '@concert/domain/need-to-know'
import { mayTellVote } from '@concert/domain/sealed-votes'
import { hasDeclared } from '@concert/domain/standing-guards'
import type { z } from 'zod'
import type { Viewer } from '@concert/cases/act'
import { representClock } from '@concert/cases/represent-clock'
import { representPlaces } from '#peer-decision/waits.ts'
import { partiesOf } from '#parties-of.ts'
import { drawsOf } from './shown-draws.ts'
import type { EvaluationRow } from './store.ts'
import { partOf, toldExclusions, toldInclusions } from './told-reasons.ts'

type Representation = z.input<typeof evaluation>
type Deliberation = Pick<
  Representation,
  | 'team'
  | 'exclusions'
  | 'peopleInConflict'
  | 'shortage'
  | 'override'
  | 'findings'
  | 'reviewerId'
  | 'evaluationDigest'
  | 'recommendation'
  | 'votes'
>

/** The evaluation as its viewer may see it, with its version for the ETag. */
export function evaluationAnswer(
  stored: EvaluationRow,
  viewer: Viewer,
  sight: Sight,
): { body: Representation; version: number } {
  return { body: evaluationRepresentation(stored, viewer, sight), version: stored.version }
}

/**
 * The evaluation; the client sees it without the deliberation: team, findings, recommendation and votes. Of the staff, those to whom
 * the file is closed see the parties.
 */
function evaluationRepresentation(stored: EvaluationRow, viewer: Viewer, sight: Sight): Representation {
  const { state } = stored
  const isOpen = sight === 'file'
  return {
    evaluationId: state.evaluationId,
    applicationId: state.applicationId,
    authority: state.authority,
    status: state.status,
    version: stored.version,
    access: isOpen ? 'file' : 'parties',
    parties: partiesOf(stored.caseFile),
    edition: state.edition,
    organisationId: state.organisationId,
    riskClass: state.riskClass,
    placesOfUse: [...state.placesOfUse],
    requirements: [...state.requirements],
    ...(isOpen && viewer.caller.kind !== 'applicant' ? deliberationOf(stored, viewer.actor.id) : withheld),
    draws: isOpen ? drawsOf(state) : null,
    objections: isOpen ? (state.objections ?? []).map(objectionOf) : null,
    nonconformities: isOpen ? state.nonconformities.map(nonconformityOf) : null,
    quorum: state.quorum,
    decision: isOpen ? decisionOf(state) : null,
    actions: availableActions(evaluationMachine, state.status, viewer.actor.roles),
    clock: representClock(stored.clock),
    recognitions: isOpen ? representPlaces(state, stored) : null,
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
  peopleInConflict: null,
  shortage: null,
  override: null,
  findings: null,
  reviewerId: null,
  evaluationDigest: null,
  recommendation: null,
  votes: null,
}

function deliberationOf({ state, closedEvidence, servedClient }: EvaluationRow, viewerId: string): Deliberation {
  const { recommendation } = state
  const onClosedFiles = findingsOnClosedFiles(state, { closedEvidence })
  return {
    team: state.team.map(({ personId, requirements }) => ({
      personId,
      requirements: [...requirements],
      declared: hasDeclared(state.declarations, personId, 'evaluator'),
      reasons: toldInclusions(state.inclusions?.find((one) => one.personId === personId)?.reasons ?? []),
    })),
    peopleInConflict: servedClient.filter((personId) => restsOn(state, personId)),
    exclusions: toldExclusions(state.exclusions),
    shortage: state.shortage === undefined ? null : shortageOf(state.shortage),
    override: state.override === undefined ? null : { ...state.override, personIds: [...state.override.personIds] },
    findings: Object.entries(state.findings).map(([requirementId, finding]) => ({
      requirementId,
      grade: finding.grade,
      rationale: finding.rationale,
      evidence: [...finding.evidence],
      noEvidenceReason: finding.noEvidenceReason ?? null,
      closedEvidence: onClosedFiles
        .filter((one) => one.requirementId === requirementId)
        .map(({ digest, reason }) => ({ digest, reason })),
      acceptedFrom: finding.acceptedFrom ?? null,
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
    votes: state.votes.map(({ personId, outcome, reasons, at }) => {
      const told = mayTellVote(state, { personId }, viewerId) ? { outcome, reasons } : { outcome: null, reasons: null }
      return { personId, ...told, at }
    }),
  }
}

/** Whether something of the case is the work of a person, or is to be. */
function restsOn({ team, findings, recommendation, votes }: Evaluation, personId: string): boolean {
  const others = [...Object.values(findings).map((finding) => finding.evaluatorId), recommendation?.by]
  return [...team, ...votes].some((one) => one.personId === personId) || others.includes(personId)
}

function objectionOf({ id, personId, reasons, at, end }: Objection): NonNullable<Representation['objections']>[number] {
  const ended = end === undefined ? null : { outcome: end.outcome, reasons: end.reasons, at: end.at }
  return { objectionId: id, personId, reasons, at, end: ended }
}

function nonconformityOf(one: Nonconformity): NonNullable<Representation['nonconformities']>[number] {
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

function shortageOf({ team, exclusions, uncovered, ...rest }: Shortage): Representation['shortage'] {
  return { ...rest, uncovered: [...uncovered], team: team.map(partOf), exclusions: toldExclusions(exclusions) }
}
