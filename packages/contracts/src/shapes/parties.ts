import { identifierSchemes } from '@concert/domain/identifiers/check-identifier'
import { sights } from '@concert/domain/need-to-know'
import { z } from 'zod'
import {
  aiSystemId,
  instant,
  jurisdiction,
  keptText,
  localised,
  LONGEST_NAME,
  organisationId,
  page,
  pageQuery,
  personId,
} from '../primitives.ts'

/** Who and what a case is about: what everybody who sees the case is shown, so that a person can declare. */
export const parties = z
  .strictObject({
    organisation: z.strictObject({
      organisationId,
      names: localised(LONGEST_NAME, keptText),
      identifier: z.strictObject({ scheme: z.enum(identifierSchemes), value: keptText(40) }),
      place: jurisdiction,
    }),
    aiSystem: z.strictObject({ aiSystemId, names: localised(LONGEST_NAME, keptText), version: keptText(60) }),
  })
  .meta({ id: 'Parties' })

/** How much of the case is shown to the caller; what is not shown is null. */
export const access = z.enum(sights).exclude(['nothing']).meta({
  description:
    'How much of the case is shown to the caller: its parties, with these the agreement, with these what the authority wrote on an application that is with its client again, or the file. What is not shown is null',
})

const caseRead = z
  .strictObject({
    personId,
    hour: instant.meta({ description: 'The hour, from its beginning, in which the person read the file' }),
  })
  .meta({ id: 'CaseRead' })

/** What every list of who read a case has in common. */
export const readsOfCase = {
  query: z.strictObject(pageQuery),
  success: { status: 200, body: page(caseRead) },
  problems: ['not-found', 'invalid-cursor'],
} as const
