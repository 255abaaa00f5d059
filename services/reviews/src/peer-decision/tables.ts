import { instantColumn } from '@concert/db/instant-column'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { RecognitionOutcome } from '@concert/domain/recognition/state'
import { jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

export const peerDecisions = pgSchema('reviews').table('peer_decisions', {
  authority: text().$type<Authority>().notNull(),
  evaluationId: text('evaluation_id').notNull(),
  fromAuthority: text('from_authority').$type<Authority>().notNull(),
  applicationId: text('application_id').notNull(),
  edition: text().notNull(),
  jurisdiction: text().$type<Jurisdiction>().notNull(),
  decision: text().$type<RecognitionOutcome>().notNull(),
  conditions: jsonb().$type<readonly string[]>().notNull(),
  reasons: jsonb().$type<readonly string[]>().notNull(),
  dossierDigest: text('dossier_digest').notNull(),
  decidedAt: instantColumn('decided_at').notNull(),
  recordedAt: instantColumn('recorded_at').notNull(),
})
