import type { Authority } from '#jurisdictions.ts'

export const legalHoldStatuses = ['placed', 'ended'] as const
export type LegalHoldStatus = (typeof legalHoldStatuses)[number]

/** What is said of a hold when it is placed, once and for all. */
export type LegalHoldParticulars = {
  readonly authority: Authority
  readonly holdId: string
  /** Whose evidence is kept, whatever else would remove it. */
  readonly applicationId: string
  readonly reason: string
}

/** The state document of one legal hold. */
export type LegalHold = LegalHoldParticulars & {
  readonly status: LegalHoldStatus
  /** Null while it lasts. */
  readonly endReason: string | null
}
