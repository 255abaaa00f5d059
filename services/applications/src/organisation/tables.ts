import { instantColumn } from '@concert/db/instant-column'
import type { IdentifierScheme } from '@concert/domain/identifiers/check-identifier'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0040-applications.sql` that this service uses.

export const organisations = pgSchema('applications').table('organisations', {
  authority: text().$type<Authority>().notNull(),
  organisationId: text('organisation_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  version: integer().notNull(),
  names: jsonb().$type<LocalisedText>().notNull(),
  identifierScheme: text('identifier_scheme').$type<IdentifierScheme>().notNull(),
  identifierValue: text('identifier_value').notNull(),
  lei: text(),
  place: text().$type<Jurisdiction>().notNull(),
  state: jsonb().$type<object>().notNull(),
  address: text().notNull(),
  contact: jsonb().$type<Contact>().notNull(),
  registeredAt: instantColumn('registered_at').notNull(),
})

/** A natural person. The name and address are in no event and in no state. */
export interface Contact {
  readonly name: string
  readonly email: string
}
