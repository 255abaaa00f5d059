import { applicationStatuses } from '@concert/domain/application/state'
import { jurisdictions } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import {
  applicationId,
  authority,
  certificateNumber,
  evidenceKind,
  instant,
  line,
  localised,
  page,
  pageQuery,
  personId,
  requirementId,
  sha256,
  text,
} from './primitives.ts'
import { clock } from './shapes/clock.ts'
import {
  applicationParticulars,
  applicationReview,
  follows,
  lodgementAnswers,
  missingItem,
} from './shapes/application.ts'
import { access, parties, readsOfCase } from './shapes/parties.ts'

const applicationStatus = z.enum(applicationStatuses)

const applicationInput = z.strictObject({
  ...applicationParticulars,
  modalities: applicationParticulars.modalities.min(1).max(6),
  placesOfUse: applicationParticulars.placesOfUse.min(1).max(jurisdictions.length),
  follows: follows.meta({ description: 'The certificate of the applicant that this application renews or changes' }),
  prohibitedPractice: text(60).optional(),
})

export const answer = z.strictObject({
  requirementId,
  statement: text(8000),
  evidence: z.array(sha256).max(50),
  withoutEvidence: z
    .array(z.strictObject({ kind: evidenceKind, reason: text(500) }))
    .max(6)
    .optional()
    .meta({
      description:
        'The kinds of evidence that the requirement asks for and that do not exist here, each with the reason',
    }),
})
const answersInput = z.strictObject({ answers: z.array(answer).min(1).max(100) })

export const agreement = z.strictObject({
  version: z.string(),
  clauses: z.array(z.string()),
  fee: z.strictObject({ amountMinor: z.number().int(), currency: z.string(), functionVersion: z.string() }),
  outsourcing: z.array(z.string()),
  clientSignedBy: z.string().nullable(),
  clientSignatoryName: z.string().nullable(),
  clientSignedAt: instant.nullable(),
  countersignedBy: personId.nullable(),
  countersignedAt: instant.nullable(),
})

export const requirementState = z.strictObject({
  requirementId,
  title: localised(300),
  obligation: z.enum(['required', 'recommended', 'conditional']),
  mustAnswer: z.boolean(),
  needsEvidence: z.boolean(),
  answered: z.boolean(),
})

export const application = z
  .strictObject({
    applicationId,
    authority,
    status: applicationStatus,
    version: z.number().int(),
    access,
    parties,
    ...applicationParticulars,
    follows: certificateNumber.nullable(),
    lodgement: z
      .strictObject({
        askedAt: instant,
        result: z.strictObject({ checkedAt: instant, ...lodgementAnswers }).nullable(),
      })
      .nullable()
      .meta({
        description:
          'Whether the same weights are lodged with any authority; for staff who may open the file. `result` is null until the check is done',
      }),
    answers: z.array(answer).nullable(),
    requirements: z.array(requirementState).nullable(),
    submissions: z.number().int(),
    returned: z.array(z.strictObject(missingItem)).nullable(),
    reviewerId: personId.nullable(),
    scope: localised(2000).nullable(),
    agreement: agreement.nullable(),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    clock,
    openedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Application' })

const applicationSummary = application
  .pick({
    applicationId: true,
    status: true,
    version: true,
    edition: true,
    organisationId: true,
    aiSystemId: true,
    riskClass: true,
    openedAt: true,
    updatedAt: true,
  })
  .meta({ id: 'ApplicationSummary' })

const byApplication = z.strictObject({ applicationId })
const applicationProblems = [
  'not-found',
  'action-not-allowed',
  'rules-not-met',
  'version-mismatch',
  'precondition-required',
] as const
const transition = {
  service: 'applications',
  surface: 'cell',
  method: 'POST',
  params: byApplication,
  ifMatch: true,
  success: { status: 200, body: application },
  problems: applicationProblems,
} as const

export const openApplication = operation({
  id: 'openApplication',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant'],
  method: 'POST',
  path: '/applications',
  summary: 'Open a draft application under a scheme edition',
  body: applicationInput,
  success: { status: 201, body: application },
  problems: ['not-found', 'rules-not-met', 'quota-reached'],
  example: {
    body: {
      organisationId: 'org_0197f3a0-0000-7000-8000-000000000001',
      aiSystemId: 'sys_0197f3a0-0000-7000-8000-000000000001',
      edition: 'GBA-AI 2026-1',
      riskClass: 'limited',
      modalities: ['nlp', 'genai'],
      placesOfUse: ['CN', 'HK', 'MO'],
    },
  },
})

export const listApplications = operation({
  id: 'listApplications',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/applications',
  summary: 'List applications, newest first',
  query: z.strictObject({ ...pageQuery, status: applicationStatus.optional() }),
  success: { status: 200, body: page(applicationSummary) },
  problems: ['invalid-cursor'],
})

export const getApplication = operation({
  id: 'getApplication',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/applications/{applicationId}',
  summary: 'Read an application with its requirements, answers and next actions',
  description:
    'Staff to whom the file is closed see the parties and what is needed to declare; a draft that was never submitted is there for its client alone.',
  params: byApplication,
  success: { status: 200, body: application },
  problems: ['not-found'],
})

export const listApplicationReads = operation({
  ...readsOfCase,
  id: 'listApplicationReads',
  service: 'applications',
  surface: 'cell',
  callers: staff,
  method: 'GET',
  path: '/applications/{applicationId}/reads',
  summary: 'Who of the staff read the file of this application, by the hour, newest first',
  params: byApplication,
})

export const answerRequirements = operation({
  ...transition,
  id: 'answerRequirements',
  callers: ['applicant'],
  method: 'PATCH',
  path: '/applications/{applicationId}/answers',
  summary: 'Answer requirements of a draft, citing evidence by digest',
  bodyBytesMax: 7_340_032,
  body: answersInput,
  example: {
    body: {
      answers: [
        {
          requirementId: 'GBA-AI-TS-01',
          statement: 'The system boundary is described in the file cited.',
          evidence: [],
        },
      ],
    },
  },
})

export const submitApplication = operation({
  ...transition,
  id: 'submitApplication',
  callers: ['applicant'],
  path: '/applications/{applicationId}/submit',
  summary: 'Submit the application; refused with everything that is missing (ISO/IEC 17065 7.2)',
  body: z.strictObject({
    declarationNotLodgedElsewhere: z
      .boolean()
      .meta({ description: 'The same system is lodged with no other authority' }),
  }),
  example: { body: { declarationNotLodgedElsewhere: true } },
})

export const repeatLodgementCheck = operation({
  ...transition,
  id: 'repeatLodgementCheck',
  callers: ['application-reviewer'],
  path: '/applications/{applicationId}/repeat-lodgement-check',
  summary: 'Ask the authorities again whether the same weights are lodged with them',
  body: z.strictObject({}),
  example: { body: {} },
})

export const startReview = operation({
  ...transition,
  id: 'startReview',
  callers: ['plan-owner'],
  path: '/applications/{applicationId}/start-review',
  summary: 'Assign the application reviewer (ISO/IEC 17065 7.3)',
  description:
    'In a review, another reviewer takes the place of the assigned one, with a reason. What was accepted is reviewed again where its reviewer turns out to stand in conflict (4.2); the client is told, and signs again.',
  body: z.strictObject({ reviewerId: personId, reason: text(1000).optional() }),
  example: { body: { reviewerId: 'wong.kahei' } },
})

export const declareApplicationImpartiality = operation({
  ...transition,
  id: 'declareApplicationImpartiality',
  callers: ['application-reviewer'],
  path: '/applications/{applicationId}/declarations',
  summary: 'Declare, for this application, whether an interest conflicts with reviewing it (4.2, 6.1.3)',
  description: 'Needed before an application is returned, accepted or declined. A conflict takes the review away.',
  body: z.strictObject({ conflict: z.boolean(), statement: text(2000) }),
  example: { body: { conflict: false, statement: 'No relation with the applicant in the last two years.' } },
})

export const returnApplication = operation({
  ...transition,
  id: 'returnApplication',
  callers: ['application-reviewer'],
  path: '/applications/{applicationId}/return-incomplete',
  summary: 'Return the application with a named list of what is missing (7.3.1 a)',
  bodyBytesMax: 786_432,
  body: z.strictObject({
    missing: z
      .array(z.strictObject({ requirementId, reason: text(1000) }))
      .min(1)
      .max(100),
  }),
  example: {
    body: { missing: [{ requirementId: 'GBA-AI-TS-01', reason: 'The boundary diagram is of an earlier version.' }] },
  },
})

export const acceptApplication = operation({
  ...transition,
  id: 'acceptApplication',
  callers: ['application-reviewer'],
  path: '/applications/{applicationId}/accept',
  summary: 'Accept the application after review (7.3.1 a to e); the agreement is drafted',
  bodyBytesMax: 131_072,
  body: z.strictObject({
    review: z.strictObject(applicationReview),
    scope: localised(2000),
    firstOfItsKindJustification: text(2000).optional(),
    lodgementJustification: text(2000).optional().meta({
      description: 'Why it is accepted though it is not known of an authority whether it has another application',
    }),
    outsourcing: z.array(text(200)).max(20),
  }),
  example: {
    body: {
      review: {
        informationSufficient: true,
        differencesResolved: true,
        scopeDefined: true,
        meansAvailable: true,
        competenceAvailable: true,
      },
      scope: {
        en: 'Legal question answering in Cantonese and English',
        'zh-Hant': '粵語及英語法律問答',
        'zh-Hans': '粤语及英语法律问答',
        pt: 'Resposta a perguntas jurídicas em cantonês e inglês',
      },
      firstOfItsKindJustification:
        'First legal assistant under this edition; competence in NLP and law is held by the team.',
      outsourcing: [],
    },
  },
})

export const declineApplication = operation({
  ...transition,
  id: 'declineApplication',
  callers: ['application-reviewer'],
  path: '/applications/{applicationId}/decline',
  summary: 'Decline the application with reasons (7.3.4)',
  body: z.strictObject({ reason: text(4000) }),
  example: { body: { reason: 'The body lacks the competence for this modality.' } },
})

export const signAgreement = operation({
  ...transition,
  id: 'signAgreement',
  callers: ['applicant'],
  path: '/applications/{applicationId}/agreement/sign',
  summary: 'Sign the certification agreement for the client (4.1.2)',
  body: z.strictObject({ agreementVersion: text(20), signatoryName: line(120) }),
  example: { body: { agreementVersion: '1', signatoryName: 'Ho Sin-man' } },
})

export const countersignAgreement = operation({
  ...transition,
  id: 'countersignAgreement',
  callers: ['signatory'],
  path: '/applications/{applicationId}/agreement/countersign',
  summary: 'Countersign the agreement for the authority; the evaluation opens',
  body: z.strictObject({ agreementVersion: text(20) }),
  example: { body: { agreementVersion: '1' } },
})

export const withdrawApplication = operation({
  ...transition,
  id: 'withdrawApplication',
  callers: ['applicant'],
  path: '/applications/{applicationId}/withdraw',
  summary: 'Withdraw the application',
  body: z.strictObject({ reason: text(2000) }),
  example: { body: { reason: 'The system is no longer placed on the market.' } },
})
