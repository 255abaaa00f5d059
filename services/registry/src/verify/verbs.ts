// Made by `npm run generate` from the files of this folder that are named after an operation.
import { verifyCredential } from './verify-credential.ts'

export const verify = {
  verifyCredential,
}
