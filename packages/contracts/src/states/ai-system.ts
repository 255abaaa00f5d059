import { type AiSystem, aiSystemStatuses } from '@concert/domain/ai-system/state'
import { z } from 'zod'
import { aiSystemParticulars } from '../shapes/ai-system.ts'
import { localisedText } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How one version of an organisation's AI system is kept. */
export const aiSystemState: StateFormat<AiSystem> = {
  version: 1,
  schema: z.strictObject({ ...aiSystemParticulars, status: z.enum(aiSystemStatuses), names: localisedText }),
  upcast: {},
}
