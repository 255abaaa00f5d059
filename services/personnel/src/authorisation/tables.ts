import { instantColumn } from '@concert/db/instant-column'
import type { AuthorisationStatus } from '@concert/domain/authorisation/state'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { StaffRole } from '@concert/domain/roles'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0543-authorisations.sql`.

export const grants = pgSchema('personnel').table('grants', {
  authority: text().$type<Authority>().notNull(),
  grantId: text('grant_id').notNull(),
  version: integer().notNull(),
  status: text().$type<AuthorisationStatus>().notNull(),
  personId: text('person_id').notNull(),
  function: text().$type<StaffRole>().notNull(),
  officePlace: text('office_place').$type<Jurisdiction>(),
  officeCity: text('office_city'),
  officeEntity: text('office_entity'),
  validFrom: instantColumn('valid_from').notNull(),
  validUntil: instantColumn('valid_until').notNull(),
  undertakingOn: date('undertaking_on'),
  proposedBy: text('proposed_by'),
  loanId: text('loan_id'),
  state: jsonb().$type<object>().notNull(),
  openedAt: instantColumn('opened_at').notNull(),
})
