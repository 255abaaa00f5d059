import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import type { BasisFacts } from '@concert/domain/transfer-basis/guards'

/** What a cell has on record of legal bases on which content may cross. */
export interface TransferBases {
  /** Every basis for a file and how many subjects were counted under each, read in the transaction of the read that rests on them. */
  readonly factsOf: (transaction: Transaction, artefact: Artefact) => Promise<BasisFacts>
}

/** The bases that `exchange` records are not read yet: what needs one crosses nowhere. */
export const noTransferBases: TransferBases = {
  factsOf: async () => ({ bases: [], counters: [], addedSubjects: null }),
}
