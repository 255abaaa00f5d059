import { instantColumn } from '@concert/db/instant-column'
import type { EngagementKind } from '@concert/domain/cooling-off'
import type { IdentifierScheme } from '@concert/domain/identifiers/check-identifier'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Language } from '@concert/domain/languages'
import type { Person } from '@concert/domain/person/state'
import type { StaffRole } from '@concert/domain/roles'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0030-personnel.sql`, `0240-natural-persons.sql` and `0540-personnel-service.sql`.

const personnel = pgSchema('personnel')

export const people = personnel.table('people', {
  authority: text().$type<Authority>().notNull(),
  personId: text('person_id').notNull(),
  version: integer().notNull(),
  status: text().$type<Person['status']>().notNull(),
  displayName: text('display_name').notNull(),
  otherNames: text('other_names').array().notNull(),
  foldedNames: text('folded_names').array().notNull(),
  languages: text().array().$type<Language[]>().notNull(),
  state: jsonb().$type<object>().notNull(),
  registeredAt: instantColumn('registered_at').notNull(),
})

export const engagements = personnel.table('engagements', {
  authority: text().$type<Authority>().notNull(),
  engagementId: text('engagement_id').notNull(),
  personId: text('person_id').notNull(),
  kind: text().$type<EngagementKind>().notNull(),
  identifierScheme: text('identifier_scheme').$type<IdentifierScheme>(),
  identifierValue: text('identifier_value').notNull(),
  fromOn: date('from_on').notNull(),
  untilOn: date('until_on'),
  recordedAt: instantColumn('recorded_at').notNull(),
})

export const competences = personnel.table('competences', {
  authority: text().$type<Authority>().notNull(),
  competenceId: text('competence_id').notNull(),
  personId: text('person_id').notNull(),
  code: text().notNull(),
  function: text().$type<StaffRole>().notNull(),
  place: text(),
  evidence: text().notNull(),
  assessedBy: text('assessed_by'),
  assessedOn: date('assessed_on'),
  validUntil: date('valid_until'),
  recordedAt: instantColumn('recorded_at').notNull(),
  withdrawnAt: instantColumn('withdrawn_at'),
})
