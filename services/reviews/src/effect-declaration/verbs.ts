// Made by `npm run generate` from the files of this folder that are named after an operation.
import { declareEffectImpartiality } from './declare-effect-impartiality.ts'

export const effectDeclaration = {
  declareEffectImpartiality,
}
