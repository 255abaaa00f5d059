// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listLedgerDifferences } from './list-ledger-differences.ts'
import { reconcileLedger } from './reconcile-ledger.ts'
import { stateLedger } from './state-ledger.ts'

export const ledger = {
  listLedgerDifferences,
  reconcileLedger,
  stateLedger,
}
