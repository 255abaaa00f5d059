import type { certificateContent, effectStatus, GeneralJws } from '@concert/contracts/certificate-content'
import type { registeredCertificate } from '@concert/contracts/registry'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import { date, integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { z } from 'zod'

const registry = pgSchema('registry')

export const certificates = registry.table('certificates', {
  certificateNumber: text('certificate_number').primaryKey(),
  leadAuthority: text('lead_authority').$type<Authority>().notNull(),
  content: jsonb('content').$type<z.output<typeof certificateContent>>().notNull(),
  certificateDigest: text('certificate_digest').notNull(),
  credential: jsonb('credential').$type<GeneralJws>().notNull(),
  document: jsonb('document').$type<z.output<typeof registeredCertificate>>().notNull(),
  searchText: text('search_text').notNull(),
  searchForms: text('search_forms').notNull(),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }).notNull(),
  issuedAt: timestamp('issued_at', { withTimezone: true, mode: 'string' }).notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true, mode: 'string' }).notNull(),
})

export const effects = registry.table(
  'effects',
  {
    certificateNumber: text('certificate_number').notNull(),
    authority: text('authority').$type<Authority>().notNull(),
    sequence: integer('sequence').notNull(),
    jurisdiction: text('jurisdiction').$type<Jurisdiction>().notNull(),
    status: text('status').$type<z.output<typeof effectStatus>>().notNull(),
    conditions: jsonb('conditions').$type<string[]>().notNull(),
    reason: jsonb('reason').$type<LocalisedText>(),
    since: timestamp('since', { withTimezone: true, mode: 'string' }).notNull(),
    statement: text('statement'),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.certificateNumber, table.authority, table.sequence] })],
)

/** The effect that stands in each place. The database derives the rows from `effects`; they are only read. */
export const standingEffects = registry.table(
  'standing_effects',
  {
    certificateNumber: text('certificate_number').notNull(),
    authority: text('authority').$type<Authority>().notNull(),
    jurisdiction: text('jurisdiction').$type<Jurisdiction>().notNull(),
    status: text('status').$type<z.output<typeof effectStatus>>().notNull(),
    issuedAt: timestamp('issued_at', { withTimezone: true, mode: 'string' }).notNull(),
    leadAuthority: text('lead_authority').$type<Authority>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.certificateNumber, table.authority] })],
)
