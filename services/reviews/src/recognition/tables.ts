import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { RecognitionOutcome, RecognitionStatus } from '@concert/domain/recognition/state'
import { customType, integer, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core'

const reviews = pgSchema('reviews')

/** A JSON document whose bytes are kept as they are written. */
const canonicalJson = customType<{ data: unknown; driverData: string }>({ dataType: () => 'json' })

export const recognitions = reviews.table(
  'recognitions',
  {
    authority: text().notNull(),
    recognitionId: text('recognition_id').notNull(),
    leadAuthority: text('lead_authority').$type<Authority>().notNull(),
    evaluationId: text('evaluation_id').notNull(),
    applicationId: text('application_id').notNull(),
    clientScheme: text('client_scheme').notNull(),
    clientIdentifier: text('client_identifier').notNull(),
    version: integer().notNull(),
    status: text().$type<RecognitionStatus>().notNull(),
    quorum: integer().notNull(),
    dossier: canonicalJson().notNull(),
    /** Computed by the database from the bytes of the dossier. */
    dossierDigest: text('dossier_digest').notNull(),
    openNonconformities: integer('open_nonconformities').notNull(),
    decidedAt: instantColumn('decided_at'),
    conditions: jsonb().$type<readonly string[]>().notNull(),
    state: jsonb().$type<object>().notNull(),
    receivedAt: instantColumn('received_at').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.recognitionId] })],
)

export const recognitionDeclarations = reviews.table(
  'recognition_declarations',
  {
    authority: text().notNull(),
    recognitionId: text('recognition_id').notNull(),
    personId: text('person_id').notNull(),
    declaredAt: instantColumn('declared_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.recognitionId, table.personId] })],
)

export const recognitionVotes = reviews.table('recognition_votes', {
  authority: text().notNull(),
  recognitionId: text('recognition_id').notNull(),
  personId: text('person_id').notNull(),
  decision: text().$type<RecognitionOutcome>().notNull(),
  conditions: jsonb().$type<readonly string[]>().notNull(),
  reasons: text().notNull(),
  castAt: instantColumn('cast_at').notNull(),
})
