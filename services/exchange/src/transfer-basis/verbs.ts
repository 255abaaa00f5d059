// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getTransferBasis } from './get-transfer-basis.ts'
import { listTransferBases } from './list-transfer-bases.ts'
import { proveReturnOrDeletion } from './prove-return-or-deletion.ts'
import { recordFiling } from './record-filing.ts'
import { recordTransferBasis } from './record-transfer-basis.ts'
import { terminateTransferBasis } from './terminate-transfer-basis.ts'

export const transferBasis = {
  getTransferBasis,
  listTransferBases,
  proveReturnOrDeletion,
  recordFiling,
  recordTransferBasis,
  terminateTransferBasis,
}
