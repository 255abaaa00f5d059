import { type EffectDeclaration, effectDeclarationStatuses } from '@concert/domain/effect-declaration/state'
import { z } from 'zod'
import { declaration, pinned } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How one person's declarations on an effect are kept. */
export const effectDeclarationState: StateFormat<EffectDeclaration> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    status: z.enum(effectDeclarationStatuses),
    certificateNumber: z.string(),
    declarations: z.array(declaration),
  }),
  upcast: {},
}
