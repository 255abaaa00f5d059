import { recognitionOutcomes } from '@concert/domain/recognition/state'
import {
  authorities,
  type Authority,
  type Jurisdiction,
  jurisdictionOf,
  jurisdictions,
} from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { identifierScheme } from './organisations.ts'
import {
  authority,
  certificateNumber,
  date,
  editionId,
  evaluationId,
  instant,
  jurisdiction,
  localised,
  LONGEST_NAME,
  modality,
  organisationId,
  sha256,
  keptText,
} from './primitives.ts'
import { ofForm, refinedAs } from './schema-faults.ts'

export const recognitionOutcome = z.enum(recognitionOutcomes)

const jurisdictionDecision = z.strictObject({
  authority,
  jurisdiction,
  decision: z.enum(['grant', 'recognise', 'reserve', 'refuse']),
  conditions: z.array(keptText(1000)).max(20),
  decidedAt: instant,
})

/** What the authorities sign: the facts of one certificate, the same bytes for every signature (ISO/IEC 17065 7.7.1). */
export const certificateContent = z
  .strictObject({
    type: z.literal('ConcertCertificate'),
    version: z.literal(1),
    certificateNumber,
    edition: editionId,
    holder: z.strictObject({
      organisationId,
      names: localised(LONGEST_NAME, keptText),
      identifier: z.strictObject({ scheme: identifierScheme, value: keptText(40) }),
      place: jurisdiction,
    }),
    aiSystem: z.strictObject({
      names: localised(LONGEST_NAME, keptText),
      version: keptText(60),
      weightsDigest: sha256,
    }),
    riskClass: z.enum(['high', 'limited', 'minimal']),
    modalities: z.array(modality).min(1),
    scope: localised(2000, keptText),
    placesOfUse: z.array(jurisdiction).min(1).max(jurisdictions.length),
    leadAuthority: authority,
    decisions: z.array(jurisdictionDecision).min(1).max(authorities.length),
    evaluationId,
    evaluationDigest: sha256,
    decidedAt: instant,
    validFrom: date,
    validTo: date,
    issuedAt: instant,
    /** 128 random bits in hexadecimal, so that a digest of the content cannot be guessed from public facts. */
    nonce: z.string().regex(/^[0-9a-f]{32}$/, ofForm('nonce', '00112233445566778899aabbccddeeff')),
  })
  .refine(eachDecidesForItsOwnPlace, {
    path: ['decisions'],
    ...refinedAs('decisions-misplaced'),
  })
  .meta({ id: 'CertificateContent' })
export type CertificateContent = z.infer<typeof certificateContent>

/** Whoever verifies a certificate trusts a key for its own authority; content in which one decides for another is no certificate. */
function eachDecidesForItsOwnPlace(content: {
  leadAuthority: Authority
  decisions: readonly { authority: Authority; jurisdiction: Jurisdiction; decision: string }[]
}): boolean {
  const { leadAuthority, decisions } = content
  const fits = decisions.every(
    ({ authority, jurisdiction, decision }) =>
      jurisdiction === jurisdictionOf(authority) && (decision === 'grant') === (authority === leadAuthority),
  )
  const deciders = new Set(decisions.map(({ authority }) => authority))
  return fits && deciders.size === decisions.length && deciders.has(leadAuthority)
}

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/, ofForm('base64url', 'eyJhbGciOiJFZERTQSJ9'))

/** RFC 7515 general JSON serialisation: one payload, one signature an authority. */
export const generalJws = z
  .strictObject({
    payload: base64url.max(200_000),
    signatures: z
      .array(z.strictObject({ protected: base64url.max(2000), signature: base64url.max(200) }))
      .min(1)
      .max(10),
  })
  .meta({ id: 'GeneralJws' })
export type GeneralJws = z.infer<typeof generalJws>

/** What only another serialisation has there, or what nobody signed: whoever read it would read something else. */
const notHere = z.never().optional()

/** The same as verifiers take it from anyone: other members are passed over, as those that nobody knows must be (RFC 7515 7.2.1). */
export const receivedJws = z
  .object({
    ...generalJws.shape,
    signatures: z
      .array(z.object({ ...generalJws.shape.signatures.element.shape, header: notHere }))
      .min(1)
      .max(10),
    protected: notHere,
    header: notHere,
    signature: notHere,
  })
  .meta({ id: 'ReceivedJws' })

export const compactJws = z
  .string()
  .max(300_000)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, ofForm('compact-jws', 'eyJhbGciOiJFZERTQSJ9.e30.c2ln'))

export const effectStatus = z.enum(['active', 'reserved', 'refused', 'action-pending', 'suspended'])

/** One authority's signed statement about its own effect on one certificate; `sequence` grows by one a change. */
export const effectStatement = z
  .strictObject({
    certificateNumber,
    authority,
    jurisdiction,
    status: effectStatus,
    conditions: z.array(keptText(1000)).max(20),
    reason: localised(2000, keptText),
    clause: keptText(60),
    at: instant,
    sequence: z.number().int().min(1),
    certificateDigest: sha256,
  })
  .meta({ id: 'EffectStatement' })
export type EffectStatement = z.infer<typeof effectStatement>

export const jwks = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: base64url,
        kid: z.string(),
        use: z.literal('sig'),
        alg: z.literal('EdDSA'),
      }),
    ),
  })
  .meta({ id: 'JsonWebKeySet' })
