import type { JsonValue } from '@concert/domain/json'
import { z } from 'zod'
import { authority, editionId, instant } from '../primitives.ts'

/**
 * Parts of the payloads. A payload is checked for its shape only: the bounds of a request belong to its operation, and an event
 * that was stored under wider bounds must stay readable.
 */

/** What every event of a machine carries: when the command was given, and the id of its actor. */
export const stamp = { at: instant, by: z.string() }

/** What a case keeps from its opening to its end. */
export const pinned = { authority, edition: editionId }

export const localisedText = z.object({
  en: z.string().optional(),
  'zh-Hant': z.string().optional(),
  'zh-Hans': z.string().optional(),
  pt: z.string().optional(),
})

/** A JSON value that is kept as it came. */
export const json = z.custom<JsonValue>((value) => value !== undefined, 'must be a JSON value')

/** A declaration of impartiality. */
export const declaration = { personId: z.string(), conflict: z.boolean(), statement: z.string() }
