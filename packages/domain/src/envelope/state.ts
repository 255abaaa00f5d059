import type { Authority } from '../jurisdictions.ts'

export const envelopeStatuses = ['queued', 'delivered', 'revived', 'received'] as const
export type EnvelopeStatus = (typeof envelopeStatuses)[number]

/** Why an envelope is sent anew: the other authority found it too old, has nothing of it, or has other bytes under its id. */
export const revivals = ['too-old', 'lost', 'altered'] as const
export type Revival = (typeof revivals)[number]

/** What may cross between cells. The version of its body is part of the name. */
export const envelopeTypes = [
  'dossier.v1',
  'recognition-decision.v1',
  'evidence-closed.v1',
  'attestation-request.v1',
  'attestation.v1',
  'certificate-issued.v1',
  'effect-changed.v1',
  'lodgement-query.v1',
  'lodgement-answer.v1',
  'loan-request.v1',
  'loan-answer.v1',
] as const
export type EnvelopeType = (typeof envelopeTypes)[number]

/** What is known of an envelope between two authorities, in the cell of either: the members of its events and its state. */
export type EnvelopeParticulars = {
  /** In whose cell it is recorded. */
  readonly authority: Authority
  readonly envelopeId: string
  readonly from: Authority
  readonly to: Authority
  readonly envelopeType: EnvelopeType
  /** SHA-256 of the signed statement, the compact JWS. */
  readonly statementDigest: string
}

/** The state document of one envelope: queued, delivered and revived where it is from, received where it goes to. */
export type Envelope = EnvelopeParticulars & { readonly status: EnvelopeStatus }
