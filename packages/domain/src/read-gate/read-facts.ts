import type { CoolingOffFacts } from '#cooling-off.ts'
import type { Jurisdiction } from '#jurisdictions.ts'
import type { CommandBase } from '#machine.ts'
import type { PersonInCase } from '#need-to-know.ts'
import type { Lineage } from '#residency/lineage.ts'
import type { Authorisation, StaffRole } from '#roles.ts'
import type { BasisFacts } from '#transfer-basis/guards.ts'
import type { Party } from '#transfer-basis/transfer-basis.ts'

/** The functions that judge a case by its evidence. */
export const readingFunctions: readonly StaffRole[] = [
  'application-reviewer',
  'evaluator',
  'report-reviewer',
  'decision-maker',
]

/** A person asks to read content: bytes, a range, a preview, whatever shows what the object holds. */
export type ReadContent = Readonly<CommandBase & { name: 'readContent' }> & {
  /** The function in which the person reads. */
  readonly function: StaffRole
  /** The case for which. */
  readonly purpose: string
}

/**
 * An authorisation with the office in which its holder works, null where that is not recorded: that is where the person reads. No
 * address is ever located.
 */
export type OfficeAuthorisation = Authorisation & { readonly office: Party | null }

/** What the intake checks found, and in which bytes. */
export interface ScanResult {
  readonly digest: string
  readonly state: 'clean' | 'not-scanned' | 'quarantined'
  readonly personalData: 'none-found' | 'found' | 'not-scanned'
}

/** What is on record of the object. */
export interface ReadObject extends Lineage {
  readonly evidenceId: string
  readonly applicationId: string
  /** The digest by which the case cites it. */
  readonly digest: string
  readonly scan: ScanResult | null
  /** Of aggregate results: how many persons the smallest group has; null when nobody looked. */
  readonly smallestGroup: number | null
  readonly isTechnologyExportChecked: boolean
}

/** Everything that a read is judged by. */
export type ReadFacts = BasisFacts &
  Pick<PersonInCase, 'hasConflict'> &
  Pick<CoolingOffFacts, 'authority' | 'lastServedClientOn'> & {
    readonly authorisation: OfficeAuthorisation | null
    /** The functions in which the person is assigned to the case, and those for which the person has declared. */
    readonly assignedAs: readonly StaffRole[]
    readonly declaredFor: readonly StaffRole[]
    readonly hasConfidentialityUndertaking: boolean
    /** The place of the authority through whose cell the bytes go to the reader; null where they come from the cell that keeps them. */
    readonly through: Jurisdiction | null
    readonly object: ReadObject
  }
