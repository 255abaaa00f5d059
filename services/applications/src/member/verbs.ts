// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getMember } from './get-member.ts'

export const member = {
  getMember,
}
