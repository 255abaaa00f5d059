// Made by `npm run generate` from the files of this folder that are named after an operation.
import { listEditions } from './list-editions.ts'
import { listRequirements } from './list-requirements.ts'
import { listResidencyCategories } from './list-residency-categories.ts'

export const editions = {
  listEditions,
  listRequirements,
  listResidencyCategories,
}
