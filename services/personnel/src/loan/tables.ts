import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LentFunction, LoanStatus, Seat } from '@concert/domain/loan/state'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0600-loans.sql`.

export const loans = pgSchema('personnel').table('loans', {
  authority: text().$type<Authority>().notNull(),
  loanId: text('loan_id').notNull(),
  version: integer().notNull(),
  status: text().$type<LoanStatus>().notNull(),
  borrower: text().$type<Authority>().notNull(),
  lender: text().$type<Authority>().notNull(),
  function: text().$type<LentFunction>().notNull(),
  seat: text().$type<Seat>().notNull(),
  validFrom: instantColumn('valid_from').notNull(),
  validUntil: instantColumn('valid_until').notNull(),
  personId: text('person_id'),
  state: jsonb().$type<object>().notNull(),
  openedAt: instantColumn('opened_at').notNull(),
})
