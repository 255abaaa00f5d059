import { instantColumn } from '@concert/db/instant-column'
import type { EffectStatus } from '@concert/domain/effect/state'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

const reviews = pgSchema('reviews')

export const effects = reviews.table('effects', {
  authority: text().notNull(),
  certificateNumber: text('certificate_number').notNull(),
  leadAuthority: text('lead_authority').$type<Authority>().notNull(),
  jurisdiction: text().$type<Jurisdiction>().notNull(),
  version: integer().notNull(),
  status: text().$type<EffectStatus>().notNull(),
  evaluationId: text('evaluation_id').notNull(),
  certificateDigest: text('certificate_digest').notNull(),
  conditions: jsonb().$type<readonly string[]>().notNull(),
  state: jsonb().$type<object>().notNull(),
  updatedAt: instantColumn('updated_at').notNull(),
})

export const effectActions = reviews.table('effect_actions', {
  authority: text().notNull(),
  certificateNumber: text('certificate_number').notNull(),
  version: integer().notNull(),
  personId: text('person_id').notNull(),
  function: text().$type<'evaluator' | 'decision-maker'>().notNull(),
  status: text().$type<EffectStatus>().notNull(),
  reason: jsonb().$type<LocalisedText>().notNull(),
  clause: text().notNull(),
  actedAt: instantColumn('acted_at').notNull(),
})
