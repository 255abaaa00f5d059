import { instantColumn } from '@concert/db/instant-column'
import type { CustodyBasis } from '@concert/domain/artefact/state'
import type { BorderReadOutcome } from '@concert/domain/border-read/outcomes'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import { bigint, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `exchange.border_reads` in `migrations/cell/0424-border-reads.sql`.

export const borderReads = pgSchema('exchange').table('border_reads', {
  authority: text().$type<Authority>().notNull(),
  readId: text('read_id').notNull(),
  recognitionId: text('recognition_id').notNull(),
  leadAuthority: text('lead_authority').$type<Authority>().notNull(),
  applicationId: text('application_id').notNull(),
  digest: text().notNull(),
  personId: text('person_id').notNull(),
  officePlace: text('office_place').$type<Jurisdiction>(),
  officeEntity: text('office_entity'),
  bases: text().array().$type<CustodyBasis[]>().notNull(),
  basisIds: text('basis_ids').array().notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  begunAt: instantColumn('begun_at').notNull(),
  outcome: text().$type<BorderReadOutcome>(),
  passedBytes: bigint('passed_bytes', { mode: 'number' }),
  endedAt: instantColumn('ended_at'),
})
