import { instantColumn } from '@concert/db/instant-column'
import type { ScanState } from '@concert/domain/artefact/inspection'
import type { CustodyBasis, EvidenceJudgement, Quarantine } from '@concert/domain/artefact/state'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import { bigint, date, integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import type { KeptFinding } from './kept-finding.ts'

// The tables of the schema `evidence` (`migrations/cell`), with the columns that this service reads and writes.

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
  judgement: text().$type<EvidenceJudgement>(),
  smallestGroup: integer('smallest_group'),
  effectiveOn: date('effective_on', { mode: 'string' }),
  scan: text().$type<ScanState>().notNull(),
  state: jsonb().$type<object>().notNull(),
  storedAt: instantColumn('stored_at').notNull(),
  quarantine: jsonb().$type<Quarantine>(),
  inspectedAt: instantColumn('inspected_at'),
  inspectedAs: text('inspected_as').$type<ResidencyCategory>(),
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
  page: integer(),
  bases: text().array().$type<CustodyBasis[]>().notNull(),
  basisIds: text('basis_ids').array().notNull(),
  officePlace: text('office_place').$type<Jurisdiction>(),
  officeEntity: text('office_entity'),
  readerAuthority: text('reader_authority').$type<Authority>(),
  readerId: text('reader_id'),
  givenAt: instantColumn('given_at').notNull(),
})
