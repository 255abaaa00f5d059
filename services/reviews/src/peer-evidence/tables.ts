import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { ClosedFile } from '@concert/domain/peer-evidence/state'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

export const peerEvidence = pgSchema('reviews').table('peer_evidence', {
  authority: text().$type<Authority>().notNull(),
  leadAuthority: text('lead_authority').$type<Authority>().notNull(),
  evaluationId: text('evaluation_id').notNull(),
  changes: integer().notNull(),
  closed: jsonb().$type<readonly ClosedFile[]>().notNull(),
  recordedAt: instantColumn('recorded_at').notNull(),
})
