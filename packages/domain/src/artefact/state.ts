import type { Authority } from '../jurisdictions.ts'

export const artefactStatuses = ['uploaded'] as const
export type ArtefactStatus = (typeof artefactStatuses)[number]

/** Residency categories of the scheme. C0, state secrets and core data, is never accepted; C11 never leaves the mainland. */
export const residencyCategories = [
  'C0',
  'C1',
  'C2',
  'C3',
  'C4',
  'C5',
  'C6',
  'C7',
  'C8',
  'C9',
  'C10',
  'C11',
  'C12',
  'C13',
  'C14',
  'C15',
] as const
export type ResidencyCategory = (typeof residencyCategories)[number]

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
