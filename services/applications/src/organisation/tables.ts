import { instantColumn } from '@concert/db/instant-column'
import type { IdentifierScheme } from '@concert/domain/identifiers/check-identifier'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import type { OrganisationStatus } from '@concert/domain/organisation/state'
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0040-applications.sql`, `0141-claims.sql` and `0180-need-to-know.sql` that this service uses.

export const organisations = pgSchema('applications').table('organisations', {
  authority: text().$type<Authority>().notNull(),
  organisationId: text('organisation_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  version: integer().notNull(),
  names: jsonb().$type<LocalisedText>().notNull(),
  identifierScheme: text('identifier_scheme').$type<IdentifierScheme>().notNull(),
  identifierValue: text('identifier_value').notNull(),
  lei: text(),
  /** The database computes the two, as its own test of what is one identifier. */
  normalIdentifier: text('normal_identifier')
    .notNull()
    .generatedAlwaysAs(sql`applications.normal_identifier(identifier_value)`),
  normalLei: text('normal_lei').generatedAlwaysAs(sql`applications.normal_identifier(lei)`),
  status: text().$type<OrganisationStatus>().notNull(),
  place: text().$type<Jurisdiction>().notNull(),
  state: jsonb().$type<object>().notNull(),
  address: text().notNull(),
  contact: jsonb().$type<Contact>().notNull(),
  claimStatement: jsonb('claim_statement').$type<ClaimStatement>(),
  registeredAt: instantColumn('registered_at').notNull(),
})

export const organisationConflicts = pgSchema('applications').table('organisation_conflicts', {
  authority: text().$type<Authority>().notNull(),
  organisationId: text('organisation_id').notNull(),
  personId: text('person_id').notNull(),
  declaredAt: instantColumn('declared_at').notNull(),
})

/** The words of a claim, which can name people; `salt` keeps the digest in the event from being guessed. */
export interface ClaimStatement {
  readonly text: string
  readonly salt: string
}

/** A natural person. The name and address are in no event and in no state. */
export interface Contact {
  readonly name: string
  readonly email: string
}
