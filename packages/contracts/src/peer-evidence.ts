import { z } from 'zod'
import { SIGNED_BYTES_MAX } from './body-limits.ts'
import { envelopeStatement, evidenceClosed } from './envelopes.ts'
import { exampleCompactJws } from './examples.ts'
import { operation } from './operation.ts'
import { applicationId, authority, evaluationId } from './primitives.ts'

export const recordPeerEvidence = operation({
  id: 'recordPeerEvidence',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/peer-evidence',
  summary:
    'Verify the envelope that says which files of a dossier its lead has closed, and record it, also before the dossier',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 201, body: z.strictObject({ evaluationId, changes: z.number().int() }) },
  problems: ['rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const getEvidenceToTell = operation({
  id: 'getEvidenceToTell',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'GET',
  path: '/applications/{applicationId}/evidence-to-tell',
  summary: 'Which files of a granted dossier are closed now, and which authorities are told of it',
  description: 'Null where nothing was granted, or none of the files was ever closed: nobody is told.',
  params: z.strictObject({ applicationId }),
  success: {
    status: 200,
    body: z.strictObject({ told: evidenceClosed.nullable(), authorities: z.array(authority) }),
  },
  problems: ['not-found'],
})

export const listEvidenceToTell = operation({
  id: 'listEvidenceToTell',
  service: 'reviews',
  surface: 'internal',
  callers: ['system'],
  method: 'GET',
  path: '/evidence-to-tell',
  summary: 'The granted applications that have a closed file, and wait for the decision of another authority',
  success: { status: 200, body: z.strictObject({ applicationIds: z.array(applicationId) }) },
  problems: [],
})
