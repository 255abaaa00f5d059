import type { CertificateEffect, LocalisedText } from '@concert/domain'

/**
 * The state of one effect as it is stored: the machine's document, whose reasons are single texts, with what the service
 * keeps beside it.
 */
export type EffectDocument = CertificateEffect & {
  readonly evaluationId: string
  /** SHA-256 of the certificate content that the effect stands on. */
  readonly contentDigest: string
  /** The reasons in their languages, each at the position of its entry in `history`. */
  readonly reasons: readonly LocalisedText[]
}
