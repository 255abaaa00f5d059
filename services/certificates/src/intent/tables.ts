import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import type { Dossier } from '@concert/contracts/envelopes'
import { instantColumn } from '@concert/db/instant-column'
import type { EvaluationStatus } from '@concert/domain/evaluation/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { RecognitionStatus } from '@concert/domain/recognition/state'
import { customType, integer, json, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

const certificates = pgSchema('certificates')
const reviews = pgSchema('reviews')
const contracted = pgSchema('applications')

export const serials = certificates.table(
  'serials',
  {
    authority: text().notNull(),
    year: integer().notNull(),
    lastSerial: integer('last_serial').notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.year] })],
)

/** A lint that the content passed before its intent was stored. */
export interface PassedLint {
  readonly id: string
  readonly clause: string
}

export const intents = certificates.table(
  'intents',
  {
    authority: text().notNull(),
    certificateNumber: text('certificate_number').notNull(),
    leadAuthority: text('lead_authority').$type<Authority>().notNull(),
    evaluationId: text('evaluation_id').notNull(),
    applicationId: text('application_id'),
    version: integer().notNull(),
    contentBytes: bytes('content_bytes').notNull(),
    content: jsonb().$type<CertificateContent>().notNull(),
    certificateDigest: text('certificate_digest').notNull(),
    lints: jsonb().$type<readonly PassedLint[]>().notNull(),
    storedAt: instantColumn('stored_at').notNull(),
    credential: jsonb().$type<GeneralJws>(),
    assembledAt: instantColumn('assembled_at'),
    publishedAt: instantColumn('published_at'),
  },
  (table) => [primaryKey({ columns: [table.authority, table.certificateNumber] })],
)

export const attestations = certificates.table(
  'attestations',
  {
    authority: text().notNull(),
    certificateNumber: text('certificate_number').notNull(),
    byAuthority: text('by_authority').$type<Authority>().notNull(),
    certificateDigest: text('certificate_digest').notNull(),
    protected: text().notNull(),
    signature: text().notNull(),
    attestedAt: instantColumn('attested_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.certificateNumber, table.byAuthority] })],
)

/** The application as it was contracted, as `reviews` keeps it with the evaluation: what the certificate speaks of. */
export type CaseFile = Pick<
  Dossier,
  'edition' | 'organisation' | 'aiSystem' | 'riskClass' | 'modalities' | 'placesOfUse' | 'scope'
>

// Below: the columns of other services that this one may read (grants in `migrations/cell/0040-applications.sql` and `0060-reviews.sql`).

export const applications = contracted.table('applications', {
  authority: text().notNull(),
  applicationId: text('application_id').notNull(),
  status: text().notNull(),
})

/** The case in this cell that a certificate stands on: a view of `reviews`. */
export const certifiableCases = reviews.table('certifiable_cases', {
  authority: text().notNull(),
  leadAuthority: text('lead_authority').$type<Authority>().notNull(),
  evaluationId: text('evaluation_id').notNull(),
  applicationId: text('application_id').notNull(),
  status: text().$type<EvaluationStatus | RecognitionStatus>().notNull(),
  evaluationDigest: text('evaluation_digest'),
  openNonconformities: integer('open_nonconformities').notNull(),
  decidedAt: instantColumn('decided_at'),
  conditions: jsonb().$type<readonly string[]>().notNull(),
  /** In the cell of the lead. */
  caseFile: jsonb('case_file').$type<CaseFile>(),
  /** In a recognising cell. */
  dossier: json().$type<Dossier>(),
})

export const peerDecisions = reviews.table('peer_decisions', {
  authority: text().notNull(),
  evaluationId: text('evaluation_id').notNull(),
  fromAuthority: text('from_authority').$type<Authority>().notNull(),
  decision: text().$type<'recognise' | 'reserve' | 'refuse'>().notNull(),
  conditions: jsonb().$type<string[]>().notNull(),
  decidedAt: instantColumn('decided_at').notNull(),
})
