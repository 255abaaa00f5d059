import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0040-applications.sql` that this service uses.

export const aiSystems = pgSchema('applications').table('ai_systems', {
  authority: text().$type<Authority>().notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  version: integer().notNull(),
  names: jsonb().$type<LocalisedText>().notNull(),
  systemVersion: text('system_version').notNull(),
  weightsDigest: text('weights_digest').notNull(),
  intendedPurpose: text('intended_purpose').notNull(),
  state: jsonb().$type<object>().notNull(),
  registeredAt: instantColumn('registered_at').notNull(),
})
