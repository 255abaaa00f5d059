import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { Pinned } from '../standing-guards.ts'

/** `reserved`: the authority attests, and the certificate has no effect in its place until its conditions are met. */
export const effectStatuses = ['active', 'reserved', 'action-pending', 'suspended'] as const
export type EffectStatus = (typeof effectStatuses)[number]

/** Where a nonconformity of a certified system came to light (17065 7.11.1). */
export const nonconformitySources = ['surveillance', 'incident', 'complaint', 'regulator'] as const
export type NonconformitySource = (typeof nonconformitySources)[number]

export type EffectHistoryEntry = {
  readonly status: EffectStatus
  readonly reason: LocalisedText
  readonly clause: string
  readonly at: string
  readonly by: string
}

/** The state document of one certificate's effect in the place of one authority, in that authority's cell. */
export type Effect = Pinned & {
  readonly status: EffectStatus
  readonly certificateNumber: string
  readonly jurisdiction: Jurisdiction
  readonly leadAuthority: Authority
  readonly evaluationId: string
  /** SHA-256 of the certificate's canonical content. */
  readonly certificateDigest: string
  readonly conditions: readonly string[]
  readonly validFrom: string
  readonly validTo: string
  /** Who substantiated the nonconformity that an action is pending on. */
  readonly substantiatedBy: readonly string[]
  readonly history: readonly EffectHistoryEntry[]
}
