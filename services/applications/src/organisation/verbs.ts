// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getOrganisation } from './get-organisation.ts'
import { registerOrganisation } from './register-organisation.ts'

export const organisation = {
  getOrganisation,
  registerOrganisation,
}
