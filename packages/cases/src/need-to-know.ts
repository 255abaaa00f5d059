import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { PersonInCase, Reading, Sight } from '@concert/domain/need-to-know'
import type { ImpartialityDeclaration } from '@concert/domain/standing-guards'
import type { CaseReads } from './case-reads.ts'

/** How a kind of case is kept from those of the staff who do not need it (ISO/IEC 17065 4.5). */
export interface NeedToKnow<Row> {
  readonly person: (transaction: Transaction, caseId: string, personId: string) => Promise<PersonInCase | undefined>
  readonly sight: (row: Row, reading: Reading, facts: PersonInCase & { readonly authority: Authority }) => Sight
  /** The declarations that the row itself keeps. */
  readonly declarations: (row: Row) => readonly ImpartialityDeclaration[]
  /** Where its reads are recorded; absent for what is the file of no case. */
  readonly reads?: CaseReads
}
