// Made by `npm run generate` from the files of this folder that are named after an operation.
import { setUpAdministrator } from './set-up-administrator.ts'

export const setUp = {
  setUpAdministrator,
}
