import { z } from 'zod'
import { evidenceFields, fileName, mediaType } from './evidence.ts'
import { operation } from './operation.ts'
import { applicationId, evidenceId, instant, uploadId } from './primitives.ts'

/** What is told of a file in `Upload-Metadata`: the fields of the form, and its name and type under the names that clients of tus use. */
export const uploadMetadata = evidenceFields.extend({ filename: fileName, filetype: mediaType })

const evidenceUpload = z
  .strictObject({
    uploadId,
    applicationId,
    fileName: z.string(),
    sizeBytes: z.number().int().nullable().meta({ description: 'Null as long as the client has not said it' }),
    receivedBytes: z.number().int().meta({ description: 'Where the next part begins' }),
    expiresAt: instant.meta({ description: 'When an upload that is not complete is removed' }),
    evidenceId: evidenceId.nullable().meta({ description: 'The evidence that it has become; null until then' }),
  })
  .meta({ id: 'EvidenceUpload' })

const shared = { service: 'evidence', surface: 'cell', callers: ['applicant'] } as const

const TUS_RESUMABLE = { 'Tus-Resumable': { description: 'The version of the protocol: 1.0.0', required: true } }
const LENGTH = {
  description: 'The bytes of the whole file, where they were not known at the beginning',
  required: false,
}

const COMPLETES =
  'When the last byte is there, the digest is computed anew and the file is recorded as by `uploadEvidence`; the header `Evidence-Id` of the answer names it. A file that is refused then is removed with its upload.'

export const createEvidenceUpload = operation({
  ...shared,
  id: 'createEvidenceUpload',
  method: 'POST',
  path: '/evidence/uploads',
  summary: 'Begin an upload of one evidence file in parts (tus 1.0.0)',
  description: `Creation, with a first part or without, and with a length that is said later. \`Upload-Metadata\` has applicationId, sha256, residencyCategory, filename and filetype, and optionally the other fields of the form. All that is known of the file is judged here, before a byte is let in. ${COMPLETES}`,
  rawBody: 'offset',
  requestHeaders: {
    ...TUS_RESUMABLE,
    'Upload-Metadata': {
      description: 'What the file is: names and values in Base64, with commas between',
      required: true,
    },
    'Upload-Length': { description: 'The bytes of the whole file', required: false },
    'Upload-Defer-Length': { description: '1, where the length is not known yet', required: false },
  },
  success: { status: 201, body: evidenceUpload },
  example: {
    // What `Upload-Metadata` says.
    body: {
      applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
      residencyCategory: 'C3',
      filename: 'plan.txt',
      filetype: 'text/plain',
    },
  },
  problems: [
    'not-found',
    'payload-too-large',
    'unsupported-media-type',
    'protocol-not-spoken',
    'offset-mismatch',
    'digest-mismatch',
    'gone',
    'rules-not-met',
    'quota-reached',
    'locked',
  ],
})

export const describeEvidenceUploads = operation({
  ...shared,
  id: 'describeEvidenceUploads',
  method: 'OPTIONS',
  path: '/evidence/uploads',
  summary: 'Ask what of tus is spoken here, and how large a file may be',
  description: 'In the headers `Tus-Version`, `Tus-Extension` and `Tus-Max-Size`.',
  success: { status: 204, body: z.undefined() },
})

export const getEvidenceUpload = operation({
  ...shared,
  id: 'getEvidenceUpload',
  method: 'GET',
  path: '/evidence/uploads/{uploadId}',
  summary: 'Read how far an upload has come',
  description:
    'HEAD answers as tus 1.0.0 has it: `Upload-Offset` is where the next part begins. Where all bytes are there and the request that brought the last of them recorded no file, HEAD records it: an upload that stands at its length is evidence, which the header `Evidence-Id` names.',
  params: z.strictObject({ uploadId }),
  success: { status: 200, body: evidenceUpload },
  problems: ['not-found', 'gone', 'locked', 'protocol-not-spoken', 'digest-mismatch', 'rules-not-met', 'quota-reached'],
})

export const appendToEvidenceUpload = operation({
  ...shared,
  id: 'appendToEvidenceUpload',
  method: 'PATCH',
  path: '/evidence/uploads/{uploadId}',
  summary: 'Append the next bytes to an upload',
  description: `What has arrived before a connection breaks off is kept. ${COMPLETES}`,
  params: z.strictObject({ uploadId }),
  rawBody: 'offset',
  requestHeaders: {
    ...TUS_RESUMABLE,
    'Upload-Offset': { description: 'Where these bytes begin: the offset at which the upload stands', required: true },
    'Upload-Length': LENGTH,
  },
  success: { status: 204, body: z.undefined() },
  problems: [
    'not-found',
    'gone',
    'locked',
    'payload-too-large',
    'unsupported-media-type',
    'protocol-not-spoken',
    'offset-mismatch',
    'digest-mismatch',
    'rules-not-met',
    'quota-reached',
  ],
})

export const discardEvidenceUpload = operation({
  ...shared,
  id: 'discardEvidenceUpload',
  method: 'DELETE',
  path: '/evidence/uploads/{uploadId}',
  summary: 'Give up an upload: its bytes are removed',
  description: 'Of an upload that is complete only the upload is removed; the evidence stays.',
  params: z.strictObject({ uploadId }),
  requestHeaders: TUS_RESUMABLE,
  success: { status: 204, body: z.undefined() },
  problems: ['not-found', 'locked', 'protocol-not-spoken'],
})
