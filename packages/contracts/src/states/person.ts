import { engagementKinds } from '@concert/domain/cooling-off'
import { identifierSchemes } from '@concert/domain/identifiers/check-identifier'
import { languages } from '@concert/domain/languages'
import { correctionKinds, correctionStatuses, type Person, personStatuses } from '@concert/domain/person/state'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { authority, texts } from './parts.ts'
import type { StateFormat } from './state-format.ts'

const engagement = z.strictObject({
  engagementId: z.string(),
  kind: z.enum(engagementKinds),
  // Null where the register was not recorded, before there was a service that asks for it.
  identifierScheme: z.enum(identifierSchemes).nullable(),
  identifierValue: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
})

/** How a person is kept. */
export const personState: StateFormat<Person> = {
  version: 2,
  schema: z.strictObject({
    authority,
    personId: z.string(),
    status: z.enum(personStatuses),
    languages: z.array(z.enum(languages)),
    accounts: texts,
    engagements: z.array(engagement),
    competences: z.array(
      z.strictObject({
        competenceId: z.string(),
        code: z.string(),
        function: z.enum(staffRoles),
        place: z.string().nullable(),
        evidence: z.string(),
        assessedBy: z.string().nullable(),
        assessedOn: z.string().nullable(),
        validUntil: z.string().nullable(),
      }),
    ),
    corrections: z.array(
      z.strictObject({
        correctionId: z.string(),
        of: z.enum(correctionKinds),
        subject: z.string(),
        engagement: engagement.nullable(),
        status: z.enum(correctionStatuses),
        reason: z.string(),
        proposedBy: z.string(),
        proposedAt: z.string(),
        decision: z.strictObject({ by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
      }),
    ),
  }),
  upcast: { 1: (document) => ({ ...document, corrections: [] }) },
}
