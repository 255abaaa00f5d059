// Made by `npm run generate` from the files of this folder that are named after an operation.
import { endGroupLink } from './end-group-link.ts'
import { getGroupLink } from './get-group-link.ts'
import { listGroupLinks } from './list-group-links.ts'
import { recordGroupLink } from './record-group-link.ts'
import { withdrawGroupLink } from './withdraw-group-link.ts'

export const groupLink = {
  endGroupLink,
  getGroupLink,
  listGroupLinks,
  recordGroupLink,
  withdrawGroupLink,
}
