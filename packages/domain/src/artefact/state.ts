import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { ResidencyCategory } from '../residency/category.ts'
import type { TechnologyCheck } from '../technology-catalogue/technology-check.ts'
import { type BasisCode, basisKinds } from '../transfer-basis/basis-kinds.ts'
import type { FindingCode } from './finding-codes.ts'
import type { Inspection, ScanState } from './inspection.ts'

export const artefactStatuses = ['uploaded', 'quarantined', 'shredded'] as const
export type ArtefactStatus = (typeof artefactStatuses)[number]

/** On what bytes were given: at the place of their origin, by their category alone, or under a legal basis by its code. */
export type CustodyBasis = 'own-cell' | 'category' | BasisCode
export const custodyBases: readonly CustodyBasis[] = ['own-cell', 'category', ...basisKinds.map(({ code }) => code)]

/**
 * For what a file is closed: the store has other bytes than were recorded, or none; a check found in them what may do harm, could not
 * look into them, or found that they are not what they say; or they were shredded.
 */
export const closureReasons = [
  'digest-differs',
  'bytes-missing',
  'malware',
  'not-scannable',
  'structure',
  'shredded',
] as const
export type ClosureReason = (typeof closureReasons)[number]

/** Why nobody is given a file: its checks have not ended, or it is closed. */
export const quarantineReasons = ['unchecked', ...closureReasons] as const
export type QuarantineReason = (typeof quarantineReasons)[number]

/** What a file is in quarantine for and may leave it again; what was shredded is a member of its own for those who read the record. */
export const toldQuarantineReasons = quarantineReasons.filter((reason) => reason !== 'shredded')

/** What is wrong with the store, and not with the file. */
export const storeFaults = ['digest-differs', 'bytes-missing'] as const satisfies readonly QuarantineReason[]
export type StoreFault = (typeof storeFaults)[number]

export function isStoreFault(reason: QuarantineReason | undefined): reason is StoreFault {
  return reason === 'digest-differs' || reason === 'bytes-missing'
}

/** That nobody is given a file, why, and since when. */
export type Quarantine = { readonly reason: QuarantineReason; readonly since: string }

/** On what ground bytes are made unreadable for good. */
export const shredGrounds = ['erasure-request', 'consent-withdrawn', 'unlawful', 'retention-ended'] as const
export type ShredGround = (typeof shredGrounds)[number]

/** Who had the bytes of a file made unreadable, on what ground, why and when. */
export type Shredded = {
  readonly ground: ShredGround
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** Who has opened a file in spite of which findings, why and when. */
export type AcceptedFindings = {
  readonly findings: readonly FindingCode[]
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** What an inspection found beside the scan, which is a member of its own. */
export type Inspected = Omit<Inspection, 'scan' | 'digest'> & { readonly at: string }

/** Whether an evidence file was found fit to be judged by, or was given back to its client. */
export const judgements = ['accepted', 'returned'] as const
export type EvidenceJudgement = (typeof judgements)[number]

/** Why a file is given back, each with its text in every language; what else there is to say goes beside it. */
export const returnReasons = [
  'incomplete',
  'names-persons',
  'not-of-this-system',
  'not-signed',
  'other-language',
  'other-version',
  'outdated',
  'unreadable',
  'wrong-kind',
] as const
export type ReturnReason = (typeof returnReasons)[number]

/** In which function staff judge a single file. */
export const fileJudges = ['application-reviewer', 'evaluator'] as const
export type FileJudge = (typeof fileJudges)[number]

/** Who judged a file last, in which function and when; why where it was given back. */
export type Judged = {
  readonly by: string
  readonly function: FileJudge
  readonly at: string
  readonly reason: ReturnReason | null
  readonly remark: string | null
}

/** Who has held a file against the catalogue of restricted technology last, in which function and when, what was found and why. */
export type TechnologyChecked = TechnologyCheck & {
  readonly by: string
  readonly function: FileJudge
  readonly at: string
  readonly reason: string
}

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
  /** What kind of evidence it is, of those that the edition asks for; null where its applicant has not said. */
  readonly kind: string | null
  /** The requirements that it answers, in the order of the edition; each of them asks for its kind. */
  readonly requirements: readonly string[]
  /** The earlier file of the same application and kind whose place it takes; null for a first version. The earlier one stays readable. */
  readonly supersedes: string | null
  /** The places where its data were collected, in the order of `jurisdictions`, and where it was made of them. */
  readonly origins: readonly Jurisdiction[]
  readonly madeIn: Jurisdiction
  /** The evidence of the same application that proves that nothing of another place went in. */
  readonly unmixedProof: string | null
  /** Whether it came after the application was accepted, so that no application review has seen it. */
  readonly isLate: boolean
  /** How many distinct natural persons its data are about, as the applicant states it; null where nothing is said. */
  readonly dataSubjects: number | null
  /** Of aggregate results: how many persons the smallest group in them has, as the applicant states it; null where nothing is said. */
  readonly smallestGroup: number | null
  readonly scan: ScanState
  /** Of which bytes the scan speaks: a result counts for these and for no others. */
  readonly scanDigest: string
}

/** The state document of one evidence file. */
export type Artefact = ArtefactParticulars & {
  readonly status: ArtefactStatus
  /** Null while its bytes may be given. */
  readonly quarantine: Quarantine | null
  /** What its last inspection found, and when; null before the first. */
  readonly inspection: Inspected | null
  /** The findings in spite of which a person has opened it; null where nobody has. */
  readonly acceptedFindings: AcceptedFindings | null
  /** Null as long as nobody has judged it. */
  readonly judgement: EvidenceJudgement | null
  readonly judged: Judged | null
  /** Null as long as nobody at the origin has looked at the catalogue of restricted technology. */
  readonly technologyCheck: TechnologyChecked | null
  /** Null while its bytes are kept. */
  readonly shredded: Shredded | null
}
