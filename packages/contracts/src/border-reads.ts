import { custodyBases } from '@concert/domain/artefact/state'
import { borderReadOutcomes } from '@concert/domain/border-read/outcomes'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { SIGNED_BYTES_MAX } from './body-limits.ts'
import { evaluationStaff } from './callers.ts'
import { exampleCompactJws } from './examples.ts'
import { operation } from './operation.ts'
import {
  applicationId,
  authority,
  basisId,
  borderReadId,
  date,
  instant,
  jurisdiction,
  keptText,
  page,
  pageQuery,
  personId,
  recognitionId,
  sha256,
} from './primitives.ts'

const functions = z.array(z.enum(staffRoles)).max(staffRoles.length)

/** What the authority of a reader says of the reader, at the moment at which it asks. */
export const readerAbroad = z.strictObject({
  personId,
  function: z.enum(staffRoles),
  authorisation: z.strictObject({ id: keptText(200), validUntil: instant }),
  office: z
    .strictObject({ place: jurisdiction, city: keptText(60).nullable(), entity: keptText(80) })
    .nullable()
    .meta({ description: 'Where the reader works, by the authorisation; null where that is not recorded' }),
  assignedAs: functions,
  declaredFor: functions,
  hasConflict: z.boolean(),
  lastServedClientOn: date.nullable(),
  hasConfidentialityUndertaking: z.boolean(),
})
export type ReaderAbroad = z.output<typeof readerAbroad>

/** What one authority signs to have one of its people read one evidence file that another one keeps. It is no envelope: nobody stores it. */
export const readRequest = z.strictObject({
  id: borderReadId,
  from: authority,
  to: authority,
  issuedAt: instant,
  recognitionId,
  applicationId,
  digest: sha256,
  reader: readerAbroad,
})
export type ReadRequestStatement = z.output<typeof readRequest>

const bytes = {
  status: 200,
  body: z.string().meta({ format: 'binary' }),
  mediaType: 'application/octet-stream',
} as const

export const giveEvidenceAcrossBorder = operation({
  id: 'giveEvidenceAcrossBorder',
  service: 'evidence',
  surface: 'peer',
  callers: ['peer-authority'],
  method: 'POST',
  path: '/evidence/across-border',
  summary: 'Give one evidence file of a joint case to a reader of another authority (Content-Type: application/jose)',
  description:
    'Authenticated by the signature of the authority that asks, which says who reads, in which function and where. The read gate of this authority decides, its custody has the read, and the gate is asked again while bytes flow: a stream that it no longer allows is cut off. Whole files only: a part cannot be held against the digest.',
  bodyBytesMax: SIGNED_BYTES_MAX,
  rawBody: 'jose',
  success: bytes,
  problems: [
    'not-found',
    'read-refused',
    'evidence-quarantined',
    'gone',
    'rules-not-met',
    'payload-too-large',
    'unsupported-media-type',
  ],
  example: { body: exampleCompactJws },
})

const ofRecognition = z.strictObject({ recognitionId })

export const readEvidenceAcrossBorder = operation({
  id: 'readEvidenceAcrossBorder',
  service: 'exchange',
  surface: 'cell',
  callers: ['decision-maker'],
  method: 'GET',
  path: '/exchange/recognitions/{recognitionId}/evidence/{digest}/content',
  summary: 'Read an evidence file that a dossier cites and the lead authority keeps',
  description:
    'For decision makers who have declared for this recognition. The lead decides by its read gate, with what this authority signs of the reader; a refusal names everything that is missing. The bytes come from the cell of the lead and are stored, cached and indexed nowhere here; they are held against the digest, and the last of them is given only when they have it. Whole files only, as a download of an unknown type. Each read has an entry here too (`listBorderReads`).',
  params: ofRecognition.extend({ digest: sha256 }),
  success: bytes,
  problems: ['not-found', 'read-refused', 'evidence-quarantined', 'gone', 'method-not-allowed'],
})

const borderRead = z
  .strictObject({
    readId: borderReadId,
    personId,
    digest: sha256,
    leadAuthority: authority,
    applicationId,
    bases: z.array(z.enum(custodyBases)).meta({ description: 'On what the lead gave the bytes, as it says' }),
    basisIds: z.array(basisId).meta({ description: 'The legal bases among them, as the lead has them on record' }),
    office: z
      .strictObject({ place: jurisdiction, entity: z.string() })
      .nullable()
      .meta({ description: 'Where the reader worked then' }),
    begunAt: instant,
    endedAt: instant.nullable(),
    outcome: z.enum(borderReadOutcomes).nullable().meta({
      description:
        '`complete` where all bytes were handed to the connection of the reader, `stopped` where this authority no longer let its reader read, `cut-off` where the lead stopped or a connection ended; null while it lasts',
    }),
    passedBytes: z.number().int().nullable().meta({
      description: 'How many at most; null while it lasts, and where the process that passed them on has died',
    }),
  })
  .meta({ id: 'BorderRead' })

export const listBorderReads = operation({
  id: 'listBorderReads',
  service: 'exchange',
  surface: 'cell',
  callers: evaluationStaff,
  method: 'GET',
  path: '/exchange/recognitions/{recognitionId}/reads',
  summary: 'List who of this authority read which evidence of another one in a recognition, newest first',
  params: ofRecognition,
  query: z.strictObject(pageQuery),
  success: { status: 200, body: page(borderRead) },
  problems: ['not-found', 'invalid-cursor'],
})
