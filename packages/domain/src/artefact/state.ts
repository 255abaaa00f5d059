import type { Authority } from '../jurisdictions.ts'
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
  readonly scan: 'not-scanned'
}

/** The state document of one evidence file. */
export type Artefact = ArtefactParticulars & { readonly status: ArtefactStatus }
