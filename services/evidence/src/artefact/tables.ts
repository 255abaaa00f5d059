import { instantColumn } from '@concert/db/instant-column'
import type { ApplicationStatus } from '@concert/domain/application/state'
import type { ScanState } from '@concert/domain/artefact/inspection'
import type { CustodyBasis, Quarantine } from '@concert/domain/artefact/state'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import { bigint, date, integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import type { KeptFinding } from './kept-finding.ts'

// What this service reads and writes of `migrations/cell/0050-evidence.sql`, `0310-custody.sql`, `0321-custody-bases.sql`, `0381-custody-offices.sql`,
// `0388-inspections.sql`, `0390-inspected-again.sql`, `0411-bases-on-record.sql`, `0424-border-reads.sql`, `0420-evidence-kinds.sql` and
// `0423-superseded-evidence.sql`, and the application columns it may read.

export const artefacts = pgSchema('evidence').table('artefacts', {
  authority: text().$type<Authority>().notNull(),
  evidenceId: text('evidence_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  applicationId: text('application_id').notNull(),
  version: integer().notNull(),
  digest: text().notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  mediaType: text('media_type').notNull(),
  fileName: text('file_name').notNull(),
  residencyCategory: text('residency_category').$type<ResidencyCategory>().notNull(),
  kind: text(),
  requirements: text().array().notNull(),
  supersedes: text(),
  effectiveOn: date('effective_on', { mode: 'string' }),
  scan: text().$type<ScanState>().notNull(),
  state: jsonb().$type<object>().notNull(),
  storedAt: instantColumn('stored_at').notNull(),
  quarantine: jsonb().$type<Quarantine>(),
  inspectedAt: instantColumn('inspected_at'),
  findings: jsonb().$type<readonly KeptFinding[]>().notNull(),
})

export const custody = pgSchema('evidence').table('custody', {
  authority: text().$type<Authority>().notNull(),
  evidenceId: text('evidence_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  custodyId: uuid('custody_id').notNull(),
  personId: text('person_id'),
  digest: text().notNull(),
  firstByte: bigint('first_byte', { mode: 'number' }).notNull(),
  lastByte: bigint('last_byte', { mode: 'number' }).notNull(),
  bases: text().array().$type<CustodyBasis[]>().notNull(),
  basisIds: text('basis_ids').array().notNull(),
  officePlace: text('office_place').$type<Jurisdiction>(),
  officeEntity: text('office_entity'),
  readerAuthority: text('reader_authority').$type<Authority>(),
  readerId: text('reader_id'),
  givenAt: instantColumn('given_at').notNull(),
})

export const applications = pgSchema('applications').table('applications', {
  authority: text().$type<Authority>().notNull(),
  applicationId: text('application_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  status: text().$type<ApplicationStatus>().notNull(),
  edition: text().notNull(),
  submissions: integer().notNull(),
})
