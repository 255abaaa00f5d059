import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LedgerDifference } from '@concert/domain/ledger/compare-ledgers'
import { pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `exchange.ledger_differences` in `migrations/cell/0434-ledgers.sql` and `0483-settled-by.sql`.

export const differences = pgSchema('exchange').table('ledger_differences', {
  authority: text().$type<Authority>().notNull(),
  peer: text('peer_authority').$type<Authority>().notNull(),
  envelopeId: text('envelope_id').notNull(),
  kind: text().$type<LedgerDifference>().notNull(),
  foundAt: instantColumn('found_at').notNull(),
  settledAt: instantColumn('settled_at'),
  settledBy: text('settled_by'),
})
