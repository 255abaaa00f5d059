// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listReadDifferences } from './list-read-differences.ts'
import { reconcileReads } from './reconcile-reads.ts'
import { stateReads } from './state-reads.ts'

export const readLedger = {
  listReadDifferences,
  reconcileReads,
  stateReads,
}
