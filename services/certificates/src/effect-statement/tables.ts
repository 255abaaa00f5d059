import type { EffectStatement } from '@concert/contracts/certificate-content'
import { instantColumn } from '@concert/db/instant-column'
import type { EffectStatus } from '@concert/domain/effect/state'
import type { Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import { integer, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core'

const certificates = pgSchema('certificates')
const reviews = pgSchema('reviews')

export const effectStatements = certificates.table(
  'effect_statements',
  {
    authority: text().notNull(),
    certificateNumber: text('certificate_number').notNull(),
    sequence: integer().notNull(),
    certificateDigest: text('certificate_digest').notNull(),
    payload: jsonb().$type<EffectStatement>().notNull(),
    statement: text(),
    storedAt: instantColumn('stored_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.certificateNumber, table.sequence] })],
)

/** Every change of an effect after its opening, counted from 1: a view of `reviews`. */
export const effectChanges = reviews.table('effect_changes', {
  authority: text().notNull(),
  certificateNumber: text('certificate_number').notNull(),
  sequence: integer().notNull(),
  jurisdiction: text().$type<Jurisdiction>().notNull(),
  status: text().$type<EffectStatus>().notNull(),
  conditions: jsonb().$type<readonly string[]>().notNull(),
  reason: jsonb().$type<LocalisedText>().notNull(),
  clause: text().notNull(),
  actedAt: instantColumn('acted_at').notNull(),
})
