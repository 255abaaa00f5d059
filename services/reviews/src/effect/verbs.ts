// Made by `npm run generate` from the files of this folder that are named after an operation.
import { getEffect } from './get-effect.ts'
import { listEffectReads } from './list-effect-reads.ts'
import { openEffect } from './open-effect.ts'
import { substantiateNonconformity } from './substantiate-nonconformity.ts'
import { suspendEffect } from './suspend-effect.ts'

export const effect = {
  getEffect,
  listEffectReads,
  openEffect,
  substantiateNonconformity,
  suspendEffect,
}
