import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { ReadDifference } from '@concert/domain/ledger/compare-reads'
import { pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `exchange.read_differences` in `migrations/cell/0482-reads-compared.sql`.

export const differences = pgSchema('exchange').table('read_differences', {
  authority: text().$type<Authority>().notNull(),
  peer: text('peer_authority').$type<Authority>().notNull(),
  readId: text('read_id').notNull(),
  kind: text().$type<ReadDifference>().notNull(),
  foundAt: instantColumn('found_at').notNull(),
  settledAt: instantColumn('settled_at'),
})
