import { instantColumn } from '@concert/db/instant-column'
import type { IdentifierScheme } from '@concert/domain/identifiers/check-identifier'
import type { Authority } from '@concert/domain/jurisdictions'
import type { RiskStatus } from '@concert/domain/risk/state'
import { boolean, date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0685-impartiality-risks.sql`.

export const risks = pgSchema('personnel').table('risks', {
  authority: text().$type<Authority>().notNull(),
  riskId: text('risk_id').notNull(),
  version: integer().notNull(),
  status: text().$type<RiskStatus>().notNull(),
  personId: text('person_id'),
  identifierScheme: text('identifier_scheme').$type<IdentifierScheme>(),
  identifierValue: text('identifier_value'),
  isBlocking: boolean('is_blocking').notNull(),
  ownerId: text('owner_id').notNull(),
  reviewOn: date('review_on').notNull(),
  state: jsonb().$type<object>().notNull(),
  identifiedAt: instantColumn('identified_at').notNull(),
})
