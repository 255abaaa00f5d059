import type { JsonValue } from '../json.ts'
import type { Authority } from '../jurisdictions.ts'
import type { ImpartialityDeclaration, Pinned } from '../standing-guards.ts'

export const recognitionStatuses = ['received', 'recognised', 'reserved', 'refused'] as const
export type RecognitionStatus = (typeof recognitionStatuses)[number]

/** What a recognising authority may decide on a certificate that the lead has granted. */
export const recognitionOutcomes = ['recognise', 'reserve', 'refuse'] as const
export type RecognitionOutcome = (typeof recognitionOutcomes)[number]

export type RecognitionVote = {
  readonly personId: string
  readonly decision: RecognitionOutcome
  readonly conditions: readonly string[]
  readonly reasons: string
  readonly at: string
}

export type RecognitionDecision = {
  readonly decision: RecognitionOutcome
  /** The union of the conditions of the votes that decided, in their order. */
  readonly conditions: readonly string[]
  readonly reasons: readonly string[]
  readonly at: string
  readonly by: readonly string[]
}

/** The state document of one recognition, in the cell of the recognising authority. */
export type Recognition = Pinned & {
  readonly status: RecognitionStatus
  readonly recognitionId: string
  readonly leadAuthority: Authority
  readonly applicationId: string
  readonly evaluationId: string
  /** What the lead sent; this machine does not look into it. */
  readonly dossier: JsonValue
  /** SHA-256 of the dossier's RFC 8785 bytes, in hexadecimal. */
  readonly dossierDigest: string
  readonly declarations: readonly ImpartialityDeclaration[]
  readonly votes: readonly RecognitionVote[]
  /** How many equal votes make a decision. */
  readonly quorum: number
  readonly decision?: RecognitionDecision
}
