import { instantColumn } from '@concert/db/instant-column'
import type { ClosedDayStatus } from '@concert/domain/closed-day/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0549-closed-days.sql`.

export const closedDays = pgSchema('applications').table('closed_days', {
  authority: text().$type<Authority>().notNull(),
  closedDayId: text('closed_day_id').notNull(),
  closedOn: date('closed_on').notNull(),
  version: integer().notNull(),
  status: text().$type<ClosedDayStatus>().notNull(),
  state: jsonb().$type<object>().notNull(),
  recordedAt: instantColumn('recorded_at').notNull(),
})
