import { authorities, jurisdictions } from '@concert/domain/jurisdictions'
import { languages } from '@concert/domain/languages'
import { riskClasses } from '@concert/domain/risk-class'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'

// What several state documents are made of. A kept document is read by its members; the values were judged when it was written.

/** Which authority and which edition a case is pinned to. */
export const pinned = { authority: z.enum(authorities), edition: z.string() }
export const authority = z.enum(authorities)
export const jurisdiction = z.enum(jurisdictions)
export const riskClass = z.enum(riskClasses)
export const texts = z.array(z.string())
export const localisedText = z.partialRecord(z.enum(languages), z.string())

export const declaration = z.strictObject({
  personId: z.string(),
  function: z.enum(staffRoles),
  conflict: z.boolean(),
  statement: z.string(),
  declaredAt: z.string(),
})
