// Made by `npm run generate` from the files of this folder that are named after an operation.
import { giveEvidenceAcrossBorder } from './give-evidence-across-border.ts'

export const borderRead = {
  giveEvidenceAcrossBorder,
}
