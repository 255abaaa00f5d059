// Made by `npm run generate` from the files of this folder that are named after an operation.
import { readEvidencePageImage } from './read-evidence-page-image.ts'
import { readEvidencePageTable } from './read-evidence-page-table.ts'
import { readEvidencePage } from './read-evidence-page.ts'

export const page = {
  readEvidencePageImage,
  readEvidencePageTable,
  readEvidencePage,
}
