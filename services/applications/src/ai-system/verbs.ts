// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getAiSystem } from './get-ai-system.ts'
import { registerAiSystem } from './register-ai-system.ts'

export const aiSystem = {
  getAiSystem,
  registerAiSystem,
}
