import { z } from 'zod'
import { aiSystemParticulars } from '../shapes/ai-system.ts'
import { localisedText, stamp } from './parts.ts'

/** One version of an organisation's AI system. */
export const aiSystemEvents = {
  AiSystemRegistered: z.object({ ...stamp, ...aiSystemParticulars, names: localisedText }),
}
