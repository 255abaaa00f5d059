// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getEvidence } from './get-evidence.ts'
import { listEvidenceCustody } from './list-evidence-custody.ts'
import { listEvidence } from './list-evidence.ts'
import { readEvidenceContent } from './read-evidence-content.ts'
import { uploadEvidence } from './upload-evidence.ts'

export const artefact = {
  getEvidence,
  listEvidenceCustody,
  listEvidence,
  readEvidenceContent,
  uploadEvidence,
}
