import { instantColumn } from '@concert/db/instant-column'
import type { MessageKind } from '#messages.ts'
import type { Application, ApplicationStatus } from '@concert/domain/application/state'
import type { IdentifierScheme } from '@concert/domain/identifiers/check-identifier'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import type { RiskClass } from '@concert/domain/risk-class'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// What this service reads and writes of `migrations/cell/0040-applications.sql`, and the evidence columns it may read.

/** Who signed the agreement for the client; `salt` keeps the digest in the event from being guessed from a list of names. */
export type ClientSignatory = { readonly name: string; readonly salt: string }

const schema = pgSchema('applications')

export const organisations = schema.table('organisations', {
  authority: text().$type<Authority>().notNull(),
  organisationId: text('organisation_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  version: integer().notNull(),
  names: jsonb().$type<LocalisedText>().notNull(),
  identifierScheme: text('identifier_scheme').$type<IdentifierScheme>().notNull(),
  identifierValue: text('identifier_value').notNull(),
  lei: text(),
  place: text().$type<Jurisdiction>().notNull(),
  address: text().notNull(),
  contact: jsonb().$type<{ name: string; email: string }>().notNull(),
  registeredAt: instantColumn('registered_at').notNull(),
})

export const aiSystems = schema.table('ai_systems', {
  authority: text().$type<Authority>().notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  version: integer().notNull(),
  names: jsonb().$type<LocalisedText>().notNull(),
  systemVersion: text('system_version').notNull(),
  weightsDigest: text('weights_digest').notNull(),
  intendedPurpose: text('intended_purpose').notNull(),
  registeredAt: instantColumn('registered_at').notNull(),
})

export const applications = schema.table('applications', {
  authority: text().$type<Authority>().notNull(),
  applicationId: text('application_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  version: integer().notNull(),
  status: text().$type<ApplicationStatus>().notNull(),
  edition: text().notNull(),
  riskClass: text('risk_class').$type<RiskClass>().notNull(),
  state: jsonb().$type<Application>().notNull(),
  clientSignatory: jsonb('client_signatory').$type<ClientSignatory>(),
  openedAt: instantColumn('opened_at').notNull(),
  updatedAt: instantColumn('updated_at').notNull(),
})

export const correspondence = schema.table('correspondence', {
  authority: text().$type<Authority>().notNull(),
  messageId: text('message_id').notNull(),
  applicationId: text('application_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  kind: text().$type<MessageKind>().notNull(),
  body: jsonb().$type<LocalisedText>().notNull(),
  certificateNumber: text('certificate_number'),
  sentAt: instantColumn('sent_at').notNull(),
})

export const artefacts = pgSchema('evidence').table('artefacts', {
  authority: text().$type<Authority>().notNull(),
  applicationId: text('application_id').notNull(),
  digest: text().notNull(),
})
