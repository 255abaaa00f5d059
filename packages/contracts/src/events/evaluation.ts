import { caseFunctions, nonconformityGrades, objectionOutcomes } from '@concert/domain/evaluation/state'
import { z } from 'zod'
import { outcome } from '../evaluations.ts'
import {
  applicationId,
  date,
  evaluationId,
  finding as grade,
  jurisdiction,
  nonconformityId,
  objectionId,
  organisationId,
  requirementId,
  riskClass,
  sha256,
} from '../primitives.ts'
import { drawCommitment, drawRecord } from '../shapes/draw.ts'
import { exclusionReason, inclusionReason } from '../shapes/evaluation.ts'
import { declaration, localisedText, pinned, stamp } from './parts.ts'

const common = { ...stamp, evaluationId, applicationId }
const team = z.array(
  z.object({ personId: z.string(), function: z.literal('evaluator'), requirements: z.array(requirementId) }),
)
const named = z.array(z.string()).optional()
const exclusions = z.array(
  z.object({ personId: z.string(), function: z.literal('evaluator'), reasons: z.array(exclusionReason) }),
)
const assigned = {
  team,
  named,
  inclusions: z
    .array(z.object({ personId: z.string(), function: z.literal('evaluator'), reasons: z.array(inclusionReason) }))
    .optional(),
  exclusions,
  seed: z.number().optional(),
  draw: drawRecord.optional(),
  nextDraw: drawCommitment.optional(),
  objectBy: date.nullable().optional(),
}
const recused = z.object({ ...common, personId: z.string() })
const finding = z.object({
  requirementId,
  grade,
  evidence: z.array(sha256),
  rationale: z.string(),
  noEvidenceReason: z.string().optional(),
})
const judged = { outcome, reasons: z.string(), evaluationDigest: sha256 }
/** `decidedBy`: the persons whose equal votes made the quorum; `reasons`: theirs, in the order of the votes. */
const decided = z.object({
  ...common,
  evaluationDigest: sha256,
  decidedBy: z.array(z.string()),
  reasons: z.array(z.string()),
})

/** An evaluation, from its plan to the decision. */
export const evaluationEvents = {
  EvaluationOpened: z.object({
    ...common,
    ...pinned,
    applicantId: z.string(),
    organisationId,
    riskClass,
    requirements: z.array(requirementId),
    placesOfUse: z.array(jurisdiction),
    scope: localisedText,
    priorEvaluators: z.array(z.string()),
    quorum: z.number().int(),
    draw: drawCommitment.optional(),
  }),
  EvaluatorsAssigned: z.object({ ...common, ...assigned, reason: z.string().optional() }),
  EvaluatorsReassigned: z.object({ ...common, ...assigned, leaving: z.array(z.string()), reason: z.string() }),
  EvaluatorsNotFound: z.object({
    ...common,
    team,
    exclusions,
    uncovered: z.array(requirementId),
    wanted: z.number().int(),
    leaving: z.array(z.string()),
    named,
    reason: z.string().optional(),
  }),
  EvaluatorObjectedTo: z.object({ ...common, objectionId, personId: z.string(), reasons: z.string() }),
  ObjectionDecided: z.object({
    ...common,
    objectionId,
    personId: z.string(),
    outcome: z.enum(objectionOutcomes),
    reasons: z.string(),
  }),
  ImpartialityDeclared: z.object({
    ...common,
    ...declaration,
    function: z.enum(caseFunctions),
  }),
  TeamMemberRecused: recused,
  ReportReviewerRecused: recused,
  PlanApproved: z.object(common),
  EvaluationBegun: z.object(common),
  FindingsRecorded: z.object({ ...common, findings: z.array(finding) }),
  FindingsAccepted: z.object({
    ...common,
    findings: z.array(finding.extend({ acceptedFrom: z.string() })),
    reasons: z.string(),
  }),
  NonconformitiesRaised: z.object({
    ...common,
    nonconformities: z.array(
      z.object({
        id: nonconformityId,
        requirementId,
        grade: z.enum(nonconformityGrades),
        statement: z.string(),
        dueOn: date,
      }),
    ),
  }),
  NonconformityAnswered: z.object({
    ...common,
    nonconformityId,
    correction: z.string(),
    rootCause: z.string(),
    correctiveAction: z.string(),
  }),
  NonconformityClosed: z.object({ ...common, nonconformityId, closingReason: z.string(), finding }),
  EvaluationCompleted: z.object(common),
  ReviewAssigned: z.object({ ...common, reviewerId: z.string(), evaluationDigest: sha256 }),
  EvaluationRecommended: z.object({ ...common, ...judged }),
  MoreAsked: z.object({ ...common, gap: z.string() }),
  VoteCast: z.object({ ...common, ...judged }),
  EvaluationGranted: decided,
  EvaluationRefused: decided,
}
