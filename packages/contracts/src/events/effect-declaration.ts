import { effectFunctions } from '@concert/domain/effect-declaration/state'
import { z } from 'zod'
import { certificateNumber } from '../primitives.ts'
import { declaration, pinned, stamp } from './parts.ts'

/** Declarations of impartiality for acting on an effect: a stream per certificate and person. */
export const effectDeclarationEvents = {
  EffectImpartialityDeclared: z.object({
    ...stamp,
    ...pinned,
    ...declaration,
    certificateNumber,
    function: z.enum(effectFunctions),
  }),
}
