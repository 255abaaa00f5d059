import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { acceptedBases } from '@concert/domain/read-gate/accepted-bases'
import type { BasisFacts } from '@concert/domain/transfer-basis/guards'
import type { Party } from '@concert/domain/transfer-basis/transfer-basis'
import { basesFor } from './bases-on-record.ts'
import { takeCounters } from './count-subjects.ts'

/** What a cell has on record of legal bases on which content may cross. */
export interface TransferBases {
  /** Every basis for a file and how many subjects were counted under each, read in the transaction of the read that rests on them. */
  readonly factsOf: (transaction: Transaction, artefact: Artefact, office: Party | null) => Promise<BasisFacts>
}

/** The bases that signatories recorded with `exchange`. Where the reader's office needs none for the file, none is looked for. */
export const recordedBases: TransferBases = {
  factsOf: async (transaction, artefact, office) => {
    const { residencyCategory: category, origins, applicationId, digest, dataSubjects: addedSubjects } = artefact
    const codes = office === null ? [] : acceptedBases({ category, origins }, office.place)
    if (codes.length === 0) return { bases: [], counters: [], addedSubjects }
    const bases = await basesFor(transaction, { codes, applicationId })
    const counters = bases.length === 0 ? [] : await takeCounters(transaction, bases, digest)
    return { bases, counters, addedSubjects }
  },
}
