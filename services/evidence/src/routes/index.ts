import { getEvidenceRoute } from './get-evidence.ts'
import { listEvidenceRoute } from './list-evidence.ts'
import { uploadEvidenceRoute } from './upload-evidence.ts'

export const routes = {
  uploadEvidence: uploadEvidenceRoute,
  getEvidence: getEvidenceRoute,
  listEvidence: listEvidenceRoute,
}
