import { instantColumn } from '@concert/db/instant-column'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// What this service reads and writes of `migrations/cell/0080-exchange.sql`.

const schema = pgSchema('exchange')

export const outbound = schema.table('outbound', {
  authority: text().$type<Authority>().notNull(),
  envelopeId: text('envelope_id').notNull(),
  key: text().notNull(),
  to: text('to_authority').$type<Authority>().notNull(),
  envelopeType: text('type').$type<EnvelopeType>().notNull(),
  statement: text().notNull(),
  version: integer().notNull(),
  state: jsonb().$type<object>().notNull(),
  queuedAt: instantColumn('queued_at').notNull(),
  deliveredAt: instantColumn('delivered_at'),
})

export const inbound = schema.table('inbound', {
  authority: text().$type<Authority>().notNull(),
  from: text('from_authority').$type<Authority>().notNull(),
  envelopeId: text('envelope_id').notNull(),
  envelopeType: text('type').$type<EnvelopeType>().notNull(),
  statement: text().notNull(),
  version: integer().notNull(),
  state: jsonb().$type<object>().notNull(),
  receivedAt: instantColumn('received_at').notNull(),
})
