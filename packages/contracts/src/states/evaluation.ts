import {
  type Evaluation,
  evaluationStatuses,
  grades,
  nonconformityGrades,
  objectionEnds,
  outcomes,
} from '@concert/domain/evaluation/state'
import { z } from 'zod'
import { drawCommitment, drawRecord } from '../shapes/draw.ts'
import { exclusionReason, inclusionReason } from '../shapes/evaluation.ts'
import { declaration, jurisdiction, localisedText, pinned, riskClass, texts } from './parts.ts'
import type { StateFormat } from './state-format.ts'

const outcome = z.enum(outcomes)

const finding = z.strictObject({
  grade: z.enum(grades),
  evidence: texts,
  rationale: z.string(),
  noEvidenceReason: z.string().optional(),
  acceptedFrom: z.strictObject({ personId: z.string(), reasons: z.string() }).optional(),
  evaluatorId: z.string(),
  at: z.string(),
})

const response = z.strictObject({
  correction: z.string(),
  rootCause: z.string(),
  correctiveAction: z.string(),
  at: z.string(),
  by: z.string(),
})

const nonconformity = z.strictObject({
  id: z.string(),
  requirementId: z.string(),
  grade: z.enum(nonconformityGrades),
  statement: z.string(),
  raisedBy: z.string(),
  raisedAt: z.string(),
  dueOn: z.string(),
  response: response.optional(),
  closedBy: z.string().optional(),
  closedAt: z.string().optional(),
  closingReason: z.string().optional(),
})

const objection = z.strictObject({
  id: z.string(),
  personId: z.string(),
  reasons: z.string(),
  at: z.string(),
  by: z.string(),
  end: z
    .strictObject({ outcome: z.enum(objectionEnds), reasons: z.string(), by: z.string(), at: z.string() })
    .optional(),
})

/** What a report reviewer or a decision maker said of a content. */
const opinion = { outcome, reasons: z.string(), at: z.string(), evaluationDigest: z.string() }

const team = z.array(z.strictObject({ personId: z.string(), function: z.literal('evaluator'), requirements: texts }))
const exclusions = z.array(
  z.strictObject({ personId: z.string(), function: z.literal('evaluator'), reasons: z.array(exclusionReason) }),
)

/** How one evaluation is kept, from its plan to its decision. */
export const evaluationState: StateFormat<Evaluation> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    status: z.enum(evaluationStatuses),
    evaluationId: z.string(),
    applicationId: z.string(),
    applicantId: z.string(),
    organisationId: z.string(),
    riskClass,
    requirements: texts,
    placesOfUse: z.array(jurisdiction),
    scope: localisedText,
    priorEvaluators: texts,
    team,
    inclusions: z
      .array(
        z.strictObject({ personId: z.string(), function: z.literal('evaluator'), reasons: z.array(inclusionReason) }),
      )
      .optional(),
    exclusions,
    shortage: z
      .strictObject({ at: z.string(), by: z.string(), wanted: z.int(), uncovered: texts, team, exclusions })
      .optional(),
    objectBy: z.record(z.string(), z.string().nullable()).optional(),
    objections: z.array(objection).optional(),
    draw: drawCommitment.optional(),
    draws: z.array(drawRecord).optional(),
    override: z.strictObject({ personIds: texts, reason: z.string(), by: z.string(), at: z.string() }).optional(),
    declarations: z.array(declaration),
    findings: z.record(z.string(), finding),
    nonconformities: z.array(nonconformity),
    reviewerId: z.string().optional(),
    evaluationDigest: z.string().optional(),
    recommendation: z.strictObject({ ...opinion, by: z.string() }).optional(),
    votes: z.array(z.strictObject({ ...opinion, personId: z.string() })),
    quorum: z.int(),
    decision: z.strictObject({ outcome, at: z.string(), evaluationDigest: z.string(), by: texts }).optional(),
  }),
  upcast: {},
}
