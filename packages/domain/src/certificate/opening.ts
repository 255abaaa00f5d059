import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { Pinned, StandingFacts } from '../standing-guards.ts'
import type { Violation } from '../violation.ts'

/** What one authority's own decision says of a certificate. An authority that refused issues nothing. */
export type OpeningParticulars = Pinned & {
  readonly certificateNumber: string
  readonly jurisdiction: Jurisdiction
  readonly leadAuthority: Authority
  readonly evaluationId: string
  /** SHA-256 of the certificate's canonical content. */
  readonly certificateDigest: string
  readonly decision: 'grant' | 'recognise' | 'reserve'
  readonly conditions: readonly string[]
  readonly decidedAt: string
  readonly validFrom: string
  readonly validTo: string
}

export type OpeningFacts = StandingFacts & {
  /** Whether the lead has granted and, in a recognising cell, this authority has recognised or reserved. */
  readonly granted: boolean
  readonly agreementCountersigned: boolean
  readonly openNonconformities: number
  /** What the lints say against the content that is to be signed. */
  readonly lints: readonly Violation[]
}
