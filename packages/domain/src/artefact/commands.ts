import type { ApplicationStatus } from '../application/state.ts'
import type { Demand } from '../evidence-coverage/demands.ts'
import type { Jurisdiction } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { ResidencyCategory } from '../residency/category.ts'
import type { StatedLineage } from '../residency/lineage.ts'
import type { TechnologyCheck } from '../technology-catalogue/technology-check.ts'
import type { CellFacts, CellStaffFacts } from '../standing-guards.ts'
import type { FindingCode } from './finding-codes.ts'
import type { Inspection } from './inspection.ts'
import type { Artefact, ArtefactParticulars, FileJudge, ReturnReason, ShredGround, StoreFault } from './state.ts'
import type { StatedEvidence } from './stated-evidence.ts'

/** Given once the bytes are stored: `digest` is the one that the applicant declared. */
export type UploadEvidence = Readonly<CommandBase & { name: 'uploadEvidence' }> &
  Omit<ArtefactParticulars, 'scan' | 'scanDigest' | 'isLate' | keyof StatedLineage | keyof StatedEvidence> &
  StatedLineage &
  StatedEvidence

type Named<N extends string, Payload> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

/** Of a file that is not closed for another reason, and again of one that was given before. */
export type InspectEvidence = Named<'inspectEvidence', object>
export type QuarantineEvidence = Named<'quarantineEvidence', { reason: StoreFault }>
/** Opens a file in spite of what was found in its structure; the findings are those that the person has read. */
export type AcceptEvidenceFindings = Named<
  'acceptEvidenceFindings',
  { findings: readonly FindingCode[]; reason: string }
>
/** `reason` is the one that no longer holds. */
export type ReleaseEvidence = Named<'releaseEvidence', { reason: StoreFault }>

/** `function` is that in which the person is assigned to the case. */
export type AcceptEvidence = Named<'acceptEvidence', { function: FileJudge; remark?: string }>
export type ReturnEvidence = Named<'returnEvidence', { function: FileJudge; reason: ReturnReason; remark?: string }>

/** What was said of a file is put right, on the same bytes. What is left out stays. */
export type CorrectEvidence = Named<
  'correctEvidence',
  {
    residencyCategory?: ResidencyCategory
    kind?: string
    requirements?: readonly string[]
    effectiveOn?: string
    origins?: readonly Jurisdiction[]
    dataSubjects?: number
    smallestGroup?: number
  }
>

/** A person of the authority has held the file against the catalogue of restricted technology. */
export type CheckEvidenceTechnology = Named<
  'checkEvidenceTechnology',
  { function: FileJudge; reason: string } & TechnologyCheck
>

/** Makes the bytes of a file unreadable for good. */
export type ShredEvidence = Named<'shredEvidence', { ground: ShredGround; reason: string }>

export type ArtefactCommand =
  | UploadEvidence
  | InspectEvidence
  | AcceptEvidenceFindings
  | QuarantineEvidence
  | ReleaseEvidence
  | AcceptEvidence
  | ReturnEvidence
  | CorrectEvidence
  | CheckEvidenceTechnology
  | ShredEvidence

/** For a person of the staff who judges a file. */
export type JudgingFacts = CellStaffFacts & {
  /** Whether the person is assigned to the case in the function named, and has declared for it. */
  readonly declared: boolean
  /** `YYYY-MM-DD`, today while it lasts; null for none. */
  readonly lastServedClientOn: string | null
  /** When the certification was decided, either way; null before. */
  readonly decidedAt: string | null
}

/** What is known of a file that another is to supersede. */
export interface SupersededFile {
  readonly kind: string | null
  /** The file that has superseded it already. */
  readonly supersededBy: string | null
}

/** For what follows from a look into the store. */
export type StoredBytesFacts = CellFacts & {
  /** The digest of the bytes that the store has now, in hexadecimal; null where it has none. */
  readonly storedDigest: string | null
}

/** What the caller looks up for each command. */
export type ArtefactFacts = {
  uploadEvidence: CellFacts & {
    readonly applicationStatus: ApplicationStatus
    /** When the certification of the application was decided, either way; null before. */
    readonly decidedAt: string | null
    /** The digest that the store computed of the bytes, in hexadecimal. */
    readonly storedDigest: string
    /** What the application has recorded of the same bytes; null when it does not have them. */
    readonly recorded: Pick<
      Artefact,
      | 'evidenceId'
      | 'residencyCategory'
      | 'effectiveOn'
      | 'origins'
      | 'dataSubjects'
      | 'smallestGroup'
      | 'kind'
      | 'requirements'
      | 'supersedes'
    > | null
    /** What the edition of the application asks for. */
    readonly demands: readonly Demand[]
    /** What the application has recorded of the file that the upload supersedes; null when it does not have it. */
    readonly superseded: SupersededFile | null
    /** Whether the application has the evidence that the upload names as proof. */
    readonly isProofRecorded: boolean
  }
  inspectEvidence: CellFacts & {
    readonly inspection: Inspection
    /** The category by which the file was judged. */
    readonly inspectedAs: ResidencyCategory
  }
  acceptEvidenceFindings: CellStaffFacts
  quarantineEvidence: StoredBytesFacts
  releaseEvidence: StoredBytesFacts
  acceptEvidence: JudgingFacts
  returnEvidence: JudgingFacts
  checkEvidenceTechnology: JudgingFacts & {
    /** Whether the person was given the file, by its custody. */
    readonly hasOpened: boolean
  }
  correctEvidence: CellFacts & {
    readonly applicationStatus: ApplicationStatus
    /** When the certification of the application was decided, either way; null before. */
    readonly decidedAt: string | null
    /** What the edition of the application asks for. */
    readonly demands: readonly Demand[]
    /** The later version of the file; null where there is none. */
    readonly supersededBy: string | null
    /** Whether its bytes were given across a border, or on any other ground than that they lie where they are from. */
    readonly hasCrossed: boolean
  }
  shredEvidence: CellStaffFacts & {
    readonly applicationStatus: ApplicationStatus
    /** When the certification was decided, either way; null before. */
    readonly decidedAt: string | null
    /** Whether a legal hold lasts on the evidence of the application. */
    readonly isHeld: boolean
  }
}
