import {
  caseFunctions,
  evaluationStatuses,
  nonconformityGrades,
  outcomes,
  staffings,
} from '@concert/domain/evaluation/state'
import { z } from 'zod'
import { evaluationStaff } from './callers.ts'
import { operation } from './operation.ts'
import {
  applicationId,
  authority,
  editionId,
  evaluationId,
  instant,
  jurisdiction,
  nonconformityId,
  organisationId,
  page,
  pageQuery,
  personId,
  requirementId,
  riskClass,
  sha256,
  text,
} from './primitives.ts'
import { shownDraw } from './shapes/draw.ts'
import { recognitionOutcomes } from '@concert/domain/recognition/state'
import { clock } from './shapes/clock.ts'
import { findingEntry } from './shapes/finding-entry.ts'
import { findingRecord } from './shapes/finding-record.ts'
import { nonconformity } from './shapes/nonconformity.ts'
import { objection } from './shapes/objection.ts'
import { access, parties, readsOfCase } from './shapes/parties.ts'
import { exclusion, override, shortage, teamMember } from './shapes/team.ts'

const evaluationStatus = z.enum(evaluationStatuses)
const caseFunction = z.enum(caseFunctions)
export const outcome = z.enum(outcomes)

/** How it fell is null until the quorum has decided, but for the voter's own. */
const vote = z.strictObject({
  personId,
  outcome: outcome.nullable(),
  reasons: z.string().nullable(),
  at: instant,
})

/**
 * What those of the staff see to whom the file is open. The client sees the same record without the deliberation: `team`, votes and
 * recommendation are null.
 */
export const evaluation = z
  .strictObject({
    evaluationId,
    applicationId,
    authority,
    status: evaluationStatus,
    version: z.number().int(),
    access,
    parties,
    edition: editionId,
    organisationId,
    riskClass,
    placesOfUse: z.array(jurisdiction),
    requirements: z.array(requirementId),
    team: z.array(teamMember).nullable(),
    exclusions: z.array(exclusion).nullable(),
    peopleInConflict: z.array(personId).nullable().meta({
      description:
        'Whose work the case rests on and who serve the client or its group, or did within two years: it counts for nothing, and others do it again',
    }),
    shortage: shortage.nullable(),
    override: override.nullable(),
    draws: z
      .array(shownDraw)
      .nullable()
      .meta({ description: 'The draws among equals, the last of them still to come' }),
    objections: z
      .array(objection)
      .nullable()
      .meta({ description: 'Of the client, to persons who were to evaluate it' }),
    findings: z.array(findingRecord).nullable(),
    nonconformities: z.array(nonconformity).nullable(),
    reviewerId: personId.nullable(),
    evaluationDigest: sha256.nullable(),
    recommendation: z.strictObject({ outcome, reasons: z.string(), by: personId, at: instant }).nullable(),
    quorum: z.number().int(),
    votes: z.array(vote).nullable(),
    decision: z.strictObject({ outcome, at: instant, reasons: z.array(z.string()) }).nullable(),
    actions: z.array(z.string()),
    clock,
    recognitions: z
      .array(
        z.strictObject({
          authority,
          jurisdiction,
          decision: z.enum(recognitionOutcomes).nullable().meta({ description: 'Null while it is waited for' }),
          decidedAt: instant.nullable(),
          clock,
        }),
      )
      .nullable()
      .meta({ description: 'Where each other place of use stands, since when and until when; none before the grant' }),
    openedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Evaluation' })

export const evaluationSummary = evaluation
  .pick({
    evaluationId: true,
    applicationId: true,
    status: true,
    version: true,
    riskClass: true,
    openedAt: true,
    updatedAt: true,
  })
  .meta({ id: 'EvaluationSummary' })

/** A line of the list, which tells whose work it is what came to light since. */
const evaluationLine = evaluationSummary
  .extend({
    staffing: z.enum(staffings).nullable().meta({
      description:
        'What is to be seen of its team: that nobody was found for some of it, or that the plan owner named others than the best; null for the client',
    }),
    findingsOnClosedEvidence: z.number().int().nullable().meta({
      description:
        'How many of its findings rest on files that were closed since; null for the client, and for those of the staff to whom the file of the case is closed',
    }),
  })
  .meta({ id: 'EvaluationLine' })

const byEvaluation = z.strictObject({ evaluationId })
const byNonconformity = z.strictObject({ evaluationId, nonconformityId })
const transition = {
  service: 'reviews',
  surface: 'cell',
  method: 'POST',
  params: byEvaluation,
  ifMatch: true,
  success: { status: 200, body: evaluation },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

export const listEvaluations = operation({
  id: 'listEvaluations',
  service: 'reviews',
  surface: 'cell',
  callers: ['applicant', ...evaluationStaff],
  method: 'GET',
  path: '/evaluations',
  summary: 'List evaluations, newest first',
  query: z.strictObject({
    ...pageQuery,
    status: evaluationStatus.optional(),
    applicationId: applicationId.optional(),
    staffing: z.enum(staffings).optional().meta({ description: 'Only those of which this is to be seen' }),
    onClosedEvidence: z.literal('true').optional().meta({
      description:
        'Only those whose file is open to the caller and whose findings rest on files that were closed since. A page can be shorter than its limit.',
    }),
  }),
  success: { status: 200, body: page(evaluationLine) },
  problems: ['invalid-cursor'],
})

export const getEvaluation = operation({
  id: 'getEvaluation',
  service: 'reviews',
  surface: 'cell',
  callers: ['applicant', ...evaluationStaff],
  method: 'GET',
  path: '/evaluations/{evaluationId}',
  summary: 'Read an evaluation; the client sees it without the deliberation',
  description: 'Staff to whom the file is closed see the parties and what is needed to declare.',
  params: byEvaluation,
  success: { status: 200, body: evaluation },
  problems: ['not-found'],
})

export const listEvaluationReads = operation({
  ...readsOfCase,
  id: 'listEvaluationReads',
  service: 'reviews',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/evaluations/{evaluationId}/reads',
  summary: 'Who of the staff read the file of this evaluation, by the hour, newest first',
  params: byEvaluation,
})

export const declareImpartiality = operation({
  ...transition,
  id: 'declareImpartiality',
  callers: caseFunctions,
  path: '/evaluations/{evaluationId}/declarations',
  summary: 'Declare, for this case, whether an interest conflicts with the function (4.2, 6.1.3)',
  description:
    'Impartiality is declared when the function has its turn, a conflict at any time, also after the decision. A conflict ends the part of the person in the case, and what was reviewed or voted on their work is reviewed and voted on again.',
  body: z.strictObject({ function: caseFunction, conflict: z.boolean(), statement: text(2000) }),
  example: {
    body: { function: 'evaluator', conflict: false, statement: 'No relation with the client in the last two years.' },
  },
})

export const approvePlan = operation({
  ...transition,
  id: 'approvePlan',
  callers: ['plan-owner'],
  path: '/evaluations/{evaluationId}/approve-plan',
  summary: 'Approve the evaluation plan (7.4.1)',
  body: z.strictObject({}),
  example: { body: {} },
})

export const beginEvaluation = operation({
  ...transition,
  id: 'beginEvaluation',
  callers: ['evaluator'],
  path: '/evaluations/{evaluationId}/begin',
  summary: 'Begin the evaluation',
  body: z.strictObject({}),
  example: { body: {} },
})

export const recordFindings = operation({
  ...transition,
  id: 'recordFindings',
  callers: ['evaluator'],
  path: '/evaluations/{evaluationId}/findings',
  summary: 'Record findings, each citing evidence by digest (7.4.9)',
  bodyBytesMax: 5_963_776,
  body: z.strictObject({
    findings: z.array(findingEntry).min(1).max(100),
  }),
  example: {
    body: {
      findings: [
        {
          requirementId: 'GBA-AI-TS-01',
          grade: 'conforms',
          rationale: 'The boundary is defined.',
          evidence: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
        },
      ],
    },
  },
})

export const raiseNonconformities = operation({
  ...transition,
  id: 'raiseNonconformities',
  callers: ['evaluator'],
  path: '/evaluations/{evaluationId}/nonconformities',
  summary: 'Raise nonconformities; the client is told of all of them (7.4.6)',
  bodyBytesMax: 1_310_720,
  body: z.strictObject({
    nonconformities: z
      .array(z.strictObject({ requirementId, grade: z.enum(nonconformityGrades), statement: text(4000) }))
      .min(1)
      .max(50),
  }),
  example: {
    body: {
      nonconformities: [
        { requirementId: 'GBA-AI-ET-11', grade: 'minor', statement: 'The disclosure is missing in Portuguese.' },
      ],
    },
  },
})

export const respondToNonconformity = operation({
  ...transition,
  id: 'respondToNonconformity',
  callers: ['applicant'],
  path: '/evaluations/{evaluationId}/nonconformities/{nonconformityId}/respond',
  summary: 'Answer a nonconformity with correction, root cause and corrective action (7.4.7, 7.4.8)',
  params: byNonconformity,
  bodyBytesMax: 98_304,
  body: z.strictObject({ correction: text(4000), rootCause: text(4000), correctiveAction: text(4000) }),
  example: {
    body: {
      correction: 'The Portuguese text was added.',
      rootCause: 'The translation step was not in the release list.',
      correctiveAction: 'The release list now requires it.',
    },
  },
})

export const closeNonconformity = operation({
  ...transition,
  id: 'closeNonconformity',
  callers: ['evaluator'],
  path: '/evaluations/{evaluationId}/nonconformities/{nonconformityId}/close',
  summary: 'Close a nonconformity after its correction was verified',
  params: byNonconformity,
  body: z.strictObject({
    reason: text(4000),
    regrade: z.enum(['conforms', 'conforms-with-observation']),
    evidence: z.array(sha256).max(50),
  }),
  example: {
    body: {
      reason: 'The corrected text was examined.',
      regrade: 'conforms',
      evidence: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    },
  },
})

export const completeEvaluation = operation({
  ...transition,
  id: 'completeEvaluation',
  callers: ['evaluator'],
  path: '/evaluations/{evaluationId}/complete',
  summary: 'Complete the evaluation once every requirement has a documented result (7.4.9)',
  body: z.strictObject({}),
  example: { body: {} },
})

export const assignReview = operation({
  ...transition,
  id: 'assignReview',
  callers: ['plan-owner'],
  path: '/evaluations/{evaluationId}/assign-review',
  summary: 'Assign a report reviewer who did not evaluate; the content is frozen by its hash (7.5.1)',
  description:
    'Another one takes over until there is a recommendation, and after it where who recommended is in conflict.',
  body: z.strictObject({ reviewerId: personId }),
  example: { body: { reviewerId: 'lau.tszwai' } },
})

export const askForMore = operation({
  ...transition,
  id: 'askForMore',
  callers: ['report-reviewer'],
  path: '/evaluations/{evaluationId}/ask-for-more',
  summary: 'Send the evaluation back, naming the gap',
  body: z.strictObject({ gap: text(4000) }),
  example: { body: { gap: 'The sampling seed was not committed before the draw.' } },
})

export const recommend = operation({
  ...transition,
  id: 'recommend',
  callers: ['report-reviewer'],
  path: '/evaluations/{evaluationId}/recommend',
  summary: 'Recommend a decision on the frozen content (7.5.2)',
  body: z.strictObject({ outcome, reasons: text(4000), evaluationDigest: sha256 }),
  example: {
    body: {
      outcome: 'grant',
      reasons: 'All requirements are met.',
      evaluationDigest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  },
})

export const castVote = operation({
  ...transition,
  id: 'castVote',
  callers: ['decision-maker'],
  path: '/evaluations/{evaluationId}/votes',
  summary: 'Vote on the certification decision; the quorum decides, none of whom evaluated (7.6)',
  body: z.strictObject({ outcome, reasons: text(4000), evaluationDigest: sha256 }),
  example: {
    body: {
      outcome: 'grant',
      reasons: 'The review supports certification.',
      evaluationDigest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  },
})

export const openEvaluation = operation({
  id: 'openEvaluation',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/evaluations',
  summary: 'Open the evaluation of a contracted application',
  body: z.strictObject({ applicationId }),
  success: { status: 201, body: evaluationSummary },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { applicationId: 'app_0197f3a0-0000-7000-8000-000000000001' } },
})
