// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listBorderReads } from './list-border-reads.ts'
import { readEvidenceAcrossBorder } from './read-evidence-across-border.ts'

export const borderRead = {
  listBorderReads,
  readEvidenceAcrossBorder,
}
