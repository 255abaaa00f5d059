import { z } from 'zod'
import { SIGNED_BYTES_MAX } from './body-limits.ts'
import { certificateContent, compactJws, effectStatement, generalJws } from './certificate-content.ts'
import { envelopeStatement } from './envelopes.ts'
import { exampleCompactJws, exampleNumber } from './examples.ts'
import { operation } from './operation.ts'
import { applicationId, authority, certificateNumber, evaluationId, sha256 } from './primitives.ts'

const internal = { service: 'certificates', surface: 'internal' } as const
const byNumber = z.strictObject({ certificateNumber })

export const attestation = z
  .strictObject({
    certificateNumber,
    certificateDigest: sha256,
    protected: z.string().max(2000),
    signature: z.string().max(200),
  })
  .meta({ id: 'Attestation' })

export const certificateRecord = z
  .strictObject({
    certificateNumber,
    content: certificateContent,
    certificateDigest: sha256,
    signedBy: z.array(authority),
    awaiting: z.array(authority),
    /** The signature of this authority; null before it has signed. */
    ownAttestation: attestation.nullable(),
    credential: generalJws.nullable(),
    published: z.boolean(),
  })
  .meta({ id: 'CertificateRecord' })

export const storeIntent = operation({
  ...internal,
  id: 'storeIntent',
  callers: ['system'],
  method: 'POST',
  path: '/certificates',
  summary: 'Store what is to be signed: number, canonical content, digest, lint result (7.7)',
  body: z.strictObject({ evaluationId }),
  success: { status: 201, body: certificateRecord },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { evaluationId: 'evl_0197f3a0-0000-7000-8000-000000000001' } },
})

export const getCertificateRecord = operation({
  ...internal,
  id: 'getCertificateRecord',
  callers: ['system'],
  method: 'GET',
  path: '/certificates/{certificateNumber}',
  summary: 'Read the record of a certificate in this cell',
  params: byNumber,
  success: { status: 200, body: certificateRecord },
  problems: ['not-found'],
})

export const attestCertificate = operation({
  ...internal,
  id: 'attestCertificate',
  callers: ['system'],
  method: 'POST',
  path: '/certificates/{certificateNumber}/attest',
  summary: "Sign a stored intent with this authority's key",
  params: byNumber,
  body: z.strictObject({}),
  success: { status: 200, body: attestation },
  problems: ['not-found', 'rules-not-met'],
  example: { body: {} },
})

export const storePeerIntent = operation({
  ...internal,
  id: 'storePeerIntent',
  callers: ['system'],
  method: 'POST',
  path: '/peer-certificates',
  summary:
    "Verify a lead authority's request to attest, and store its content if it agrees with this cell's own recognition",
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 201, body: certificateRecord },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const recordAttestation = operation({
  ...internal,
  id: 'recordAttestation',
  callers: ['system'],
  method: 'POST',
  path: '/attestations',
  summary: "Verify the envelope with another authority's signature over the same bytes, and record the signature",
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 200, body: certificateRecord },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const assembleCertificate = operation({
  ...internal,
  id: 'assembleCertificate',
  callers: ['system'],
  method: 'POST',
  path: '/certificates/{certificateNumber}/assemble',
  summary: 'Assemble the signatures into one credential once all authorities that must sign have signed',
  params: byNumber,
  body: z.strictObject({}),
  success: { status: 200, body: certificateRecord },
  problems: ['not-found', 'rules-not-met'],
  example: { body: {} },
})

export const issueCertificate = operation({
  ...internal,
  id: 'issueCertificate',
  callers: ['system'],
  method: 'POST',
  path: '/certificates/{certificateNumber}/issue',
  summary: 'Record that the certificate is public: the registry holds the credential',
  params: byNumber,
  body: z.strictObject({}),
  success: { status: 200, body: certificateRecord },
  problems: ['not-found', 'rules-not-met'],
  example: { body: {} },
})

export const recordPeerCertificate = operation({
  ...internal,
  id: 'recordPeerCertificate',
  callers: ['system'],
  method: 'POST',
  path: '/peer-certificates/issued',
  summary:
    'Verify the envelope with the credential that the lead authority assembled, and record it in a recognising cell',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 200, body: certificateRecord },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const signEffectStatement = operation({
  ...internal,
  id: 'signEffectStatement',
  callers: ['system'],
  method: 'POST',
  path: '/effect-statements',
  summary: "Store and sign a change of this authority's own effect that its decision makers decided",
  body: effectStatement.pick({ certificateNumber: true, sequence: true }),
  success: {
    status: 201,
    body: z.strictObject({ certificateNumber, sequence: z.number().int(), statement: compactJws }),
  },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { certificateNumber: exampleNumber, sequence: 2 } },
})

export const verifyEffectStatement = operation({
  ...internal,
  id: 'verifyEffectStatement',
  callers: ['system'],
  method: 'POST',
  path: '/effect-statements/verifications',
  summary: 'Verify what an authority states of its own effect on a certificate that this cell leads',
  /** The envelope with another authority's statement; with `isOwn` the statement of this authority itself, which has none. */
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement.extend({ isOwn: z.boolean().optional() }),
  success: { status: 200, body: z.strictObject({ applicationId, statement: effectStatement }) },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})
