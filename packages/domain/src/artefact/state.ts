import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { ResidencyCategory } from '../residency/category.ts'

export const artefactStatuses = ['uploaded'] as const
export type ArtefactStatus = (typeof artefactStatuses)[number]

/** Why bytes were given: to a reader in the cell of the authority that received them. */
export const custodyBases = ['own-cell'] as const
export type CustodyBasis = (typeof custodyBases)[number]

/**
 * What is known of an evidence file: the members of its event and its state. The name of the file is none of them: it can be
 * personal data, and events are kept for ever.
 */
export type ArtefactParticulars = {
  readonly authority: Authority
  readonly evidenceId: string
  readonly applicantId: string
  readonly applicationId: string
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly digest: string
  readonly sizeBytes: number
  readonly mediaType: string
  readonly residencyCategory: ResidencyCategory
  /** The date from which the evidence holds, `YYYY-MM-DD`. */
  readonly effectiveOn: string | null
  /** The places where its data were collected, in the order of `jurisdictions`, and where it was made of them. */
  readonly origins: readonly Jurisdiction[]
  readonly madeIn: Jurisdiction
  /** The evidence of the same application that proves that nothing of the place where it was made went in. */
  readonly unmixedProof: string | null
  readonly scan: 'not-scanned'
  /** Of which bytes the scan speaks: a result counts for these and for no others. */
  readonly scanDigest: string
}

/** The state document of one evidence file. */
export type Artefact = ArtefactParticulars & { readonly status: ArtefactStatus }
