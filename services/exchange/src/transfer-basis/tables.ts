import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { RecordedBasis } from '@concert/domain/transfer-basis/state'
import { boolean, date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0380-transfer-bases.sql` and `0411-bases-on-record.sql`.

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
  // The terms stand in the document too: these columns are what other services are shown.
  legalBases: jsonb('legal_bases').$type<RecordedBasis['legalBases']>().notNull(),
  noticeOrConsentReference: text('notice_or_consent_reference').notNull(),
  separateConsentReference: text('separate_consent_reference'),
  impactAssessment: jsonb('impact_assessment').$type<RecordedBasis['impactAssessment']>().notNull(),
  purposes: text().array().notNull(),
  methods: text().array().notNull(),
  categories: text().array().$type<RecordedBasis['categories'][number][]>().notNull(),
  isSensitive: boolean('is_sensitive').notNull(),
  subjectCount: integer('subject_count').notNull(),
  transmission: text().notNull(),
  storagePlace: text('storage_place').$type<RecordedBasis['storagePlace']>().notNull(),
  retention: text().notNull(),
  recordsKeptYears: integer('records_kept_years').notNull(),
  sameJurisdictionRecipients: jsonb('same_jurisdiction_recipients')
    .$type<RecordedBasis['sameJurisdictionRecipients']>()
    .notNull(),
  breachContacts: jsonb('breach_contacts').$type<RecordedBasis['breachContacts']>().notNull(),
  state: jsonb().$type<object>().notNull(),
  recordedAt: instantColumn('recorded_at').notNull(),
})
