// Made by `npm run generate` from the files of this folder that are named after an operation.
import { endLegalHold } from './end-legal-hold.ts'
import { getLegalHold } from './get-legal-hold.ts'
import { listLegalHolds } from './list-legal-holds.ts'
import { placeLegalHold } from './place-legal-hold.ts'

export const legalHold = {
  endLegalHold,
  getLegalHold,
  listLegalHolds,
  placeLegalHold,
}
