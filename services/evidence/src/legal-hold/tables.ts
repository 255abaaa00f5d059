import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LegalHoldStatus } from '@concert/domain/legal-hold/state'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0387-legal-holds.sql`.

export const legalHolds = pgSchema('evidence').table('legal_holds', {
  authority: text().$type<Authority>().notNull(),
  holdId: text('hold_id').notNull(),
  applicationId: text('application_id').notNull(),
  version: integer().notNull(),
  status: text().$type<LegalHoldStatus>().notNull(),
  state: jsonb().$type<object>().notNull(),
  placedAt: instantColumn('placed_at').notNull(),
})
