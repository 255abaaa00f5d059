import type { Jurisdiction } from '#jurisdictions.ts'
import type { ResidencyCategory } from '#residency/category.ts'
import type { BasisCode, ContractEdition } from './basis-kinds.ts'

/** The legal entity on one side of a transfer. */
export interface Party {
  /** Its identifier with its scheme, for example `USCC:91440300MAYY000348`. */
  readonly entity: string
  readonly place: Jurisdiction
  /** Where it is registered or located in the mainland; null elsewhere. */
  readonly city: string | null
}

export const transferSides = ['exporter', 'recipient'] as const
export type TransferSide = (typeof transferSides)[number]

/** What each side sends to its own authority. */
export const filedDocuments = ['representative-identity', 'undertaking', 'contract'] as const

export interface Filing {
  readonly side: TransferSide
  /** By its name in `filingAuthorities`. */
  readonly authority: string
  readonly filedOn: string
  readonly receiptNumber: string
  /** A filing that was returned was not made. */
  readonly status: 'filed' | 'accepted' | 'returned'
  readonly documents: readonly (typeof filedDocuments)[number][]
}

/** The simplified assessment of the impact on personal information, with its three findings. */
export interface ImpactAssessment {
  readonly reference: string
  readonly isLawfulAndNecessary: boolean
  readonly areRightsAndRisksAddressed: boolean
  readonly isRecipientAdequate: boolean
  /** A day (`YYYY-MM-DD`). */
  readonly keptUntil: string
}

/** That the recipient returned or deleted what it held under a basis. */
export interface TerminationProof {
  readonly kind: 'returned' | 'deleted'
  readonly reference: string
  readonly provedOn: string
}

/** The end of a basis before its time. The recipient returns or deletes what it holds, and proves it. */
export interface Termination {
  /** The first day on which the basis no longer holds. */
  readonly on: string
  readonly proof: TerminationProof | null
}

/** A legal basis for one exporter, one recipient and one direction. Days are `YYYY-MM-DD`. */
export interface TransferBasis {
  readonly basisId: string
  /** Rises with each supplement; a change of purposes, methods or categories is a supplement or another basis. */
  readonly version: number
  readonly code: BasisCode
  readonly contractVersion: ContractEdition
  readonly exporter: Party
  readonly recipient: Party
  readonly effectiveOn: string
  /** The day itself is already outside; null when it holds until it is terminated. */
  readonly validUntil: string | null
  /** On what each side may process the data under its own law. */
  readonly legalBases: Readonly<Record<TransferSide, string>>
  /** Names the notice that the subjects got, or their consent. */
  readonly noticeOrConsentReference: string
  /** Names the separate consent of the subjects; null where there is none. */
  readonly separateConsentReference: string | null
  readonly impactAssessment: ImpactAssessment
  /** The ids of the cases for which content may be read. */
  readonly purposes: readonly string[]
  readonly methods: readonly string[]
  readonly categories: readonly ResidencyCategory[]
  readonly isSensitive: boolean
  /** How many distinct subjects the contract states for a calendar year. */
  readonly subjectCount: number
  readonly transmission: string
  readonly storagePlace: Jurisdiction
  readonly retention: string
  /** How long the recipient keeps the records of its processing. */
  readonly recordsKeptYears: number
  readonly sameJurisdictionRecipients: readonly Party[]
  readonly breachContacts: Readonly<Record<TransferSide, string>>
  readonly filings: readonly Filing[]
  /** The id of the basis that this one replaces. */
  readonly supersedes: string | null
  readonly termination: Termination | null
}

/** The distinct subjects that an exporter has let be read under a basis in one calendar year of the exporter's place. */
export interface SubjectCounter {
  readonly basisId: string
  readonly exporter: string
  readonly year: number
  readonly subjects: number
}
