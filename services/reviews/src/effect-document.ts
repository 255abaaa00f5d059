import type { Effect } from '@concert/domain/effect/state'
import type { LocalisedText } from '@concert/domain/languages'

/**
 * The state of one effect as it is stored: the machine's document, whose reasons are single texts, with what the service
 * keeps beside it.
 */
export type EffectDocument = Effect & {
  readonly evaluationId: string
  /** SHA-256 of the certificate content that the effect stands on. */
  readonly certificateDigest: string
  /** The reasons in their languages, each at the position of its entry in `history`. */
  readonly reasons: readonly LocalisedText[]
}
