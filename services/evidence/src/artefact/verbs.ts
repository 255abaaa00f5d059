// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getEvidence } from './get-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { uploadEvidence } from './upload-evidence.ts'

export const artefact = {
  getEvidence,
  listEvidence,
  uploadEvidence,
}
