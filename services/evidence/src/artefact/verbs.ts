// Made by `npm run generate` from the files of this folder that are named after an operation.
import { acceptEvidenceFindings } from './accept-evidence-findings.ts'
import { acceptEvidence } from './accept-evidence.ts'
import { checkEvidenceTechnology } from './check-evidence-technology.ts'
import { correctEvidence } from './correct-evidence.ts'
import { getEvidence } from './get-evidence.ts'
import { inspectEvidence } from './inspect-evidence.ts'
import { listEvidenceCustody } from './list-evidence-custody.ts'
import { listEvidence } from './list-evidence.ts'
import { readEvidenceContent } from './read-evidence-content.ts'
import { returnEvidence } from './return-evidence.ts'
import { shredEvidence } from './shred-evidence.ts'
import { uploadEvidence } from './upload-evidence.ts'

export const artefact = {
  acceptEvidenceFindings,
  acceptEvidence,
  checkEvidenceTechnology,
  correctEvidence,
  getEvidence,
  inspectEvidence,
  listEvidenceCustody,
  listEvidence,
  readEvidenceContent,
  returnEvidence,
  shredEvidence,
  uploadEvidence,
}
