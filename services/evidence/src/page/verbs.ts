// Made by `npm run generate` from the files of this folder that are named after an operation.
import { readEvidencePage } from './read-evidence-page.ts'

export const page = {
  readEvidencePage,
}
