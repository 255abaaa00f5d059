import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { RecordedBasis } from '@concert/domain/transfer-basis/state'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0380-transfer-bases.sql`.

export const transferBases = pgSchema('exchange').table('transfer_bases', {
  authority: text().$type<Authority>().notNull(),
  basisId: text('basis_id').notNull(),
  version: integer().notNull(),
  status: text().$type<RecordedBasis['status']>().notNull(),
  code: text().$type<RecordedBasis['code']>().notNull(),
  contractVersion: text('contract_version').$type<RecordedBasis['contractVersion']>().notNull(),
  exporter: jsonb().$type<RecordedBasis['exporter']>().notNull(),
  recipient: jsonb().$type<RecordedBasis['recipient']>().notNull(),
  effectiveOn: date('effective_on').notNull(),
  validUntil: date('valid_until'),
  supersedes: text(),
  filings: jsonb().$type<RecordedBasis['filings']>().notNull(),
  termination: jsonb().$type<RecordedBasis['termination']>(),
  state: jsonb().$type<object>().notNull(),
  recordedAt: instantColumn('recorded_at').notNull(),
})
