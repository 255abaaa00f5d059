import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { date, instant } from '../primitives.ts'

const of = z.enum(staffRoles)
const counted = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ total: z.number().int(), newest: z.array(item).meta({ description: 'At most 1,000' }) })

/**
 * Everything that the authority's cell holds about one person of its staff. Whoever else had a part in it is named by function alone, and
 * where a text names them it says so instead.
 */
export const ownData = z
  .strictObject({
    requestId: z.string(),
    madeAt: instant,
    person: z.strictObject({
      personId: z.string(),
      displayName: z.string(),
      otherNames: z.array(z.string()),
      languages: z.array(z.string()),
      registeredAt: instant,
    }),
    accounts: z.array(z.strictObject({ account: z.string(), linkedAt: instant })),
    engagements: z.array(
      z.strictObject({
        kind: z.string(),
        identifierScheme: z.string().nullable(),
        identifierValue: z.string(),
        fromOn: date,
        untilOn: date.nullable(),
        recordedAt: instant,
      }),
    ),
    competences: z.array(
      z.strictObject({
        code: z.string(),
        function: of,
        place: z.string().nullable(),
        evidence: z.string(),
        assessedOn: date.nullable(),
        validUntil: date.nullable(),
        recordedAt: instant,
        withdrawnAt: instant.nullable(),
      }),
    ),
    authorisations: z
      .array(
        z.strictObject({
          function: of,
          validFrom: instant,
          validUntil: instant,
          undertakingOn: date.nullable(),
          recordedAt: instant,
        }),
      )
      .meta({ description: 'Every period as it was known, from when it was known' }),
    absences: z.array(z.strictObject({ fromOn: date, untilOn: date.nullable(), deputiesFor: z.array(of) })),
    standsInFor: z.array(z.strictObject({ function: of, fromOn: date, untilOn: date.nullable() })),
    declarations: z.array(
      z.strictObject({
        on: z.string().meta({ description: 'The case, the certificate or the organisation' }),
        function: z.string().nullable(),
        conflict: z.boolean(),
        statement: z.string().nullable(),
        declaredAt: instant,
      }),
    ),
    acts: counted(z.strictObject({ at: instant, event: z.string(), stream: z.string(), caseId: z.string() })),
    filesRead: counted(z.strictObject({ hour: instant, caseId: z.string() })),
    readsOfRecord: counted(
      z.strictObject({
        hour: instant,
        function: z
          .enum(staffRoles)
          .nullable()
          .meta({ description: 'Of whoever read it; null where that is not known' }),
      }),
    ),
  })
  .meta({ id: 'OwnData' })
