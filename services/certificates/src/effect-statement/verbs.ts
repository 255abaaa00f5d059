// Made by `npm run generate` from the files of this folder that are named after an operation.
import { signEffectStatement } from './sign-effect-statement.ts'
import { verifyEffectStatement } from './verify-effect-statement.ts'

export const effectStatement = {
  signEffectStatement,
  verifyEffectStatement,
}
