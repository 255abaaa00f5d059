import { engagementKinds } from '@concert/domain/cooling-off'
import { identifierSchemes } from '@concert/domain/identifiers/check-identifier'
import { languages } from '@concert/domain/languages'
import { correctionKinds } from '@concert/domain/person/state'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { authority, date } from '../primitives.ts'
import { stamp } from './parts.ts'

const spoken = z.array(z.enum(languages))

const corrected = { correctionId: z.string(), of: z.enum(correctionKinds), subject: z.string() }

/** People of the authority's personnel. No event carries a name: events are kept for ever. */
export const personEvents = {
  PersonRegistered: z.object({
    ...stamp,
    authority,
    personId: z.string(),
    languages: spoken,
    accounts: z.array(z.string()),
  }),
  PersonCorrected: z.object({ ...stamp, languages: spoken }),
  AccountLinked: z.object({ ...stamp, account: z.string() }),
  EngagementRecorded: z.object({
    ...stamp,
    engagementId: z.string(),
    kind: z.enum(engagementKinds),
    identifierScheme: z.enum(identifierSchemes).nullable(),
    identifierValue: z.string(),
    fromOn: date,
    untilOn: date.nullable(),
  }),
  EngagementEnded: z.object({ ...stamp, engagementId: z.string(), untilOn: date }),
  CompetenceRecorded: z.object({
    ...stamp,
    competenceId: z.string(),
    code: z.string(),
    function: z.enum(staffRoles),
    place: z.string().nullable(),
    evidence: z.string(),
    assessedBy: z.string().nullable(),
    assessedOn: date.nullable(),
    validUntil: date.nullable(),
  }),
  CorrectionProposed: z.object({ ...stamp, ...corrected, reason: z.string() }),
  CorrectionConfirmed: z.object({ ...stamp, ...corrected }),
  CorrectionDeclined: z.object({ ...stamp, correctionId: z.string(), reason: z.string() }),
  CompetenceWithdrawn: z.object({ ...stamp, competenceId: z.string(), reason: z.string() }),
}
