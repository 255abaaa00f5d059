import type { Application } from '@concert/domain/application/state'
import type { Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import { jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// What other services own and this one reads at decision time: exactly the columns that migrations/cell grants.

const applicationsSchema = pgSchema('applications')
const evidenceSchema = pgSchema('evidence')

export const applications = applicationsSchema.table('applications', {
  authority: text().notNull(),
  applicationId: text('application_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  status: text().$type<Application['status']>().notNull(),
  edition: text().notNull(),
  riskClass: text('risk_class').$type<Application['riskClass']>().notNull(),
  state: jsonb().$type<Application>().notNull(),
})

export const organisations = applicationsSchema.table('organisations', {
  authority: text().notNull(),
  organisationId: text('organisation_id').notNull(),
  names: jsonb().$type<LocalisedText>().notNull(),
  identifierScheme: text('identifier_scheme').notNull(),
  identifierValue: text('identifier_value').notNull(),
  place: text().$type<Jurisdiction>().notNull(),
})

export const aiSystems = applicationsSchema.table('ai_systems', {
  authority: text().notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  names: jsonb().$type<LocalisedText>().notNull(),
  systemVersion: text('system_version').notNull(),
  weightsDigest: text('weights_digest').notNull(),
})

export const artefacts = evidenceSchema.table('artefacts', {
  authority: text().notNull(),
  applicationId: text('application_id').notNull(),
  digest: text().notNull(),
})
