// Made by `npm run generate` from the files of this folder that are named after an operation.
import { appendToEvidenceUpload } from './append-to-evidence-upload.ts'
import { createEvidenceUpload } from './create-evidence-upload.ts'
import { describeEvidenceUploads } from './describe-evidence-uploads.ts'
import { discardEvidenceUpload } from './discard-evidence-upload.ts'
import { getEvidenceUpload } from './get-evidence-upload.ts'

export const upload = {
  appendToEvidenceUpload,
  createEvidenceUpload,
  describeEvidenceUploads,
  discardEvidenceUpload,
  getEvidenceUpload,
}
