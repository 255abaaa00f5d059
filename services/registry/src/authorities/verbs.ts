// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getAuthorityKeys } from './get-authority-keys.ts'
import { listAuthorities } from './list-authorities.ts'

export const authorities = {
  getAuthorityKeys,
  listAuthorities,
}
