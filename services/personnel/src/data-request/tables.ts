import { instantColumn } from '@concert/db/instant-column'
import type { DataRequestKind, DataRequestStatus } from '@concert/domain/data-request/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0684-data-requests.sql`.

export const dataRequests = pgSchema('personnel').table('data_requests', {
  authority: text().$type<Authority>().notNull(),
  requestId: text('request_id').notNull(),
  version: integer().notNull(),
  status: text().$type<DataRequestStatus>().notNull(),
  personId: text('person_id').notNull(),
  asks: text().$type<DataRequestKind>().notNull(),
  statement: text(),
  state: jsonb().$type<object>().notNull(),
  openedAt: instantColumn('opened_at').notNull(),
})
