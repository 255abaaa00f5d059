import { closureReasons } from '@concert/domain/artefact/state'
import { nonconformitySources } from '@concert/domain/effect/state'
import { effectFunctions } from '@concert/domain/effect-declaration/state'
import { recognitionStatuses } from '@concert/domain/recognition/state'
import { z } from 'zod'
import { SIGNED_BYTES_MAX } from './body-limits.ts'
import { effectStatus, generalJws, recognitionOutcome } from './certificate-content.ts'
import { dossier, envelopeStatement } from './envelopes.ts'
import { exampleCompactJws, exampleCredential } from './examples.ts'
import { evaluationStaff } from './callers.ts'
import { operation } from './operation.ts'
import {
  applicationId,
  authority,
  certificateNumber,
  date,
  evaluationId,
  instant,
  jurisdiction,
  localised,
  page,
  pageQuery,
  personId,
  recognitionId,
  requirementId,
  riskClass,
  sha256,
  text,
} from './primitives.ts'
import { clock } from './shapes/clock.ts'
import { access, parties, readsOfCase } from './shapes/parties.ts'

const recognitionStatus = z.enum(recognitionStatuses)

export const recognition = z
  .strictObject({
    recognitionId,
    authority,
    leadAuthority: authority,
    evaluationId,
    applicationId,
    status: recognitionStatus,
    version: z.number().int(),
    access,
    parties,
    riskClass,
    placesOfUse: z.array(jurisdiction),
    dossier: dossier.nullable(),
    dossierDigest: sha256,
    closedEvidence: z
      .array(
        z.strictObject({
          digest: sha256,
          reason: z.enum(closureReasons),
          since: date,
          requirements: z.array(requirementId),
        }),
      )
      .nullable()
      .meta({
        description:
          'The files of the dossier that the lead has closed since it sent it, why, since which day of its place, and the requirements whose findings cite them: while there are any, nobody votes to recognise or to reserve. A decision that was made before stands. Null for those of the staff to whom the file is closed',
      }),
    quorum: z.number().int(),
    /** How one fell is null until the quorum has decided, but for the voter's own. */
    votes: z
      .array(
        z.strictObject({
          personId,
          decision: recognitionOutcome.nullable(),
          conditions: z.array(z.string()).nullable(),
          reasons: z.string().nullable(),
          at: instant,
        }),
      )
      .nullable(),
    decision: z.strictObject({ decision: recognitionOutcome, conditions: z.array(z.string()), at: instant }).nullable(),
    actions: z.array(z.string()),
    clock,
    receivedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Recognition' })
export const recognitionSummary = recognition
  .pick({
    recognitionId: true,
    leadAuthority: true,
    evaluationId: true,
    status: true,
    version: true,
    receivedAt: true,
    updatedAt: true,
  })
  .meta({ id: 'RecognitionSummary' })

/** A line of the list, which tells whose work it is what came to light since. */
const recognitionInList = recognitionSummary
  .extend({
    findingsOnClosedEvidence: z.number().int().nullable().meta({
      description:
        'How many findings of its dossier rest on files that the lead has closed since; null for those of the staff to whom the file of the case is closed',
    }),
  })
  .meta({ id: 'RecognitionLine' })

const byRecognition = z.strictObject({ recognitionId })
const transition = {
  service: 'reviews',
  surface: 'cell',
  method: 'POST',
  params: byRecognition,
  ifMatch: true,
  success: { status: 200, body: recognition },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

export const listRecognitions = operation({
  id: 'listRecognitions',
  service: 'reviews',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/recognitions',
  summary: 'List the dossiers received for recognition, newest first',
  query: z.strictObject({
    ...pageQuery,
    status: recognitionStatus.optional(),
    evaluationId: evaluationId.optional(),
    onClosedEvidence: z.literal('true').optional().meta({
      description:
        'Those alone whose dossier has findings on files that the lead has closed since, of those whose file is open to the caller',
    }),
  }),
  success: { status: 200, body: page(recognitionInList) },
  problems: ['invalid-cursor'],
})

export const getRecognition = operation({
  id: 'getRecognition',
  service: 'reviews',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/recognitions/{recognitionId}',
  summary: 'Read a dossier and where its recognition stands',
  description: 'Staff to whom the file is closed see the parties and what is needed to declare.',
  params: byRecognition,
  success: { status: 200, body: recognition },
  problems: ['not-found'],
})

export const listRecognitionReads = operation({
  ...readsOfCase,
  id: 'listRecognitionReads',
  service: 'reviews',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/recognitions/{recognitionId}/reads',
  summary: 'Who of the staff read this dossier, by the hour, newest first',
  params: byRecognition,
})

export const declareRecognitionImpartiality = operation({
  ...transition,
  id: 'declareRecognitionImpartiality',
  callers: ['decision-maker'],
  path: '/recognitions/{recognitionId}/declarations',
  summary: 'Declare, for this dossier, whether an interest conflicts with deciding on it',
  body: z.strictObject({ conflict: z.boolean(), statement: text(2000) }),
  example: { body: { conflict: false, statement: 'No relation with the client in the last two years.' } },
})

export const castRecognitionVote = operation({
  ...transition,
  id: 'castRecognitionVote',
  callers: ['decision-maker'],
  path: '/recognitions/{recognitionId}/votes',
  summary: 'Vote to recognise, reserve with conditions or refuse; the quorum of this authority decides',
  bodyBytesMax: 196_608,
  body: z.strictObject({ decision: recognitionOutcome, conditions: z.array(text(1000)).max(20), reasons: text(4000) }),
  example: { body: { decision: 'recognise', conditions: [], reasons: 'The local annex is met.' } },
})

export const openRecognition = operation({
  id: 'openRecognition',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/recognitions',
  summary: 'Verify the envelope with a dossier and open its recognition',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 201, body: recognitionSummary },
  problems: ['rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const recordPeerDecision = operation({
  id: 'recordPeerDecision',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/peer-decisions',
  summary: 'Verify the envelope with the decision of a recognising authority on a dossier of this one, and record it',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 201, body: z.strictObject({ evaluationId, from: authority }) },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const getDossier = operation({
  id: 'getDossier',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'GET',
  path: '/evaluations/{evaluationId}/dossier',
  summary: 'The dossier of a granted evaluation, and which authorities have decided on it',
  params: z.strictObject({ evaluationId }),
  success: {
    status: 200,
    body: z.strictObject({
      dossier,
      dossierDigest: sha256,
      awaiting: z.array(authority),
      decided: z.array(z.strictObject({ from: authority, decision: recognitionOutcome })),
    }),
  },
  problems: ['not-found', 'rules-not-met'],
})

/** One authority's own effect on one certificate, with its history. */
export const effect = z
  .strictObject({
    certificateNumber,
    authority,
    jurisdiction,
    status: effectStatus,
    version: z.number().int(),
    access,
    conditions: z.array(z.string()),
    history: z
      .array(
        z.strictObject({
          status: effectStatus,
          reason: localised(2000),
          clause: z.string(),
          at: instant,
          by: z.string(),
        }),
      )
      .nullable(),
    actions: z.array(z.string()),
    clock,
  })
  .meta({ id: 'Effect' })

const byCertificate = z.strictObject({ certificateNumber })
const effectTransition = { ...transition, params: byCertificate, success: { status: 200, body: effect } } as const

export const getEffect = operation({
  id: 'getEffect',
  service: 'reviews',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/effects/{certificateNumber}',
  summary: "Read this authority's own effect on a certificate",
  description: 'Staff to whom the file is closed see what the register shows of it, without the history.',
  params: byCertificate,
  success: { status: 200, body: effect },
  problems: ['not-found'],
})

export const listEffectReads = operation({
  ...readsOfCase,
  id: 'listEffectReads',
  service: 'reviews',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/effects/{certificateNumber}/reads',
  summary: 'Who of the staff read the history of this effect, by the hour, newest first',
  params: byCertificate,
})

export const declareEffectImpartiality = operation({
  id: 'declareEffectImpartiality',
  service: 'reviews',
  surface: 'cell',
  callers: effectFunctions,
  method: 'POST',
  path: '/effects/{certificateNumber}/declarations',
  summary: 'Declare, for this certificate, whether an interest conflicts with acting on its effect (4.2, 6.1.3)',
  params: byCertificate,
  body: z.strictObject({
    function: z.enum(effectFunctions),
    conflict: z.boolean(),
    statement: text(2000),
  }),
  success: { status: 200, body: effect },
  problems: ['not-found', 'rules-not-met'],
  example: {
    body: { function: 'evaluator', conflict: false, statement: 'No relation with the holder in the last two years.' },
  },
})

export const substantiateNonconformity = operation({
  ...effectTransition,
  id: 'substantiateNonconformity',
  callers: ['evaluator'],
  path: '/effects/{certificateNumber}/substantiate-nonconformity',
  summary: 'Substantiate a nonconformity against a certificate in force, in the languages of the place (7.11.1)',
  body: z.strictObject({
    source: z.enum(nonconformitySources),
    reason: localised(2000),
  }),
  example: {
    body: {
      source: 'complaint',
      reason: {
        pt: 'O aviso em português desapareceu na versão 2.4.1.',
        'zh-Hant': '葡文告示在2.4.1版中消失。',
      },
    },
  },
})

export const suspendEffect = operation({
  ...effectTransition,
  id: 'suspendEffect',
  callers: ['decision-maker'],
  path: '/effects/{certificateNumber}/suspend',
  summary: "Suspend this authority's own effect, for a reason in the languages of its place (7.11.1); the others stay",
  body: z.strictObject({ reason: localised(2000) }),
  example: {
    body: {
      reason: { pt: 'Suspenso até à reposição do aviso.', 'zh-Hant': '暫停，直至恢復告示。' },
    },
  },
})

export const openEffect = operation({
  id: 'openEffect',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/effects',
  summary: "Verify an issued certificate and open this authority's effect on it",
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: z.strictObject({ credential: generalJws }),
  success: { status: 201, body: effect },
  problems: ['rules-not-met'],
  example: { body: { credential: exampleCredential } },
})
