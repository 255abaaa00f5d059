import { instantColumn } from '@concert/db/instant-column'
import type { AgreementSignatures, AgreementTerms } from '@concert/domain/application/agreement'
import type { ApplicationStatus } from '@concert/domain/application/state'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import type { RiskClass } from '@concert/domain/risk-class'
import type { Modality } from '@concert/domain/scheme/requirement'
import { boolean, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0040-applications.sql` and `0180-need-to-know.sql` that this service uses, and the evidence columns
// that it may read.

/** The client's signatory. Without `salt`, the digest in the event could be guessed from a list of names. */
export interface ClientSignatory {
  readonly name: string
  readonly salt: string
}

const schema = pgSchema('applications')

export const applications = schema.table('applications', {
  authority: text().$type<Authority>().notNull(),
  applicationId: text('application_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  organisationId: text('organisation_id').notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  version: integer().notNull(),
  status: text().$type<ApplicationStatus>().notNull(),
  edition: text().notNull(),
  riskClass: text('risk_class').$type<RiskClass>().notNull(),
  placesOfUse: text('places_of_use').$type<Jurisdiction>().array().notNull(),
  modalities: text().$type<Modality>().array().notNull(),
  submissions: integer().notNull(),
  scope: jsonb().$type<LocalisedText>(),
  terms: jsonb().$type<AgreementTerms>(),
  signatures: jsonb().$type<AgreementSignatures>(),
  state: jsonb().$type<object>().notNull(),
  openedAt: instantColumn('opened_at').notNull(),
  updatedAt: instantColumn('updated_at').notNull(),
  weightsIndex: text('weights_index'),
  lodgementKey: text('lodgement_key'),
  follows: text(),
  clientSignatory: jsonb('client_signatory').$type<ClientSignatory>(),
})

/** The lodgements that live, in order. The functions of `migrations/cell/0190-lodgements.sql` write them. */
export const lodgements = schema.table('lodgements', {
  authority: text().notNull(),
  applicationId: text('application_id').notNull(),
  weightsIndex: text('weights_index').notNull(),
  lodgementKey: text('lodgement_key').notNull(),
  lodgedAt: instantColumn('lodged_at').notNull(),
  certificateNumber: text('certificate_number'),
  /** The end of the certificate; null before there is one. */
  validUntil: instantColumn('valid_until'),
})

export const lodgementAnswers = schema.table('lodgement_answers', {
  authority: text().$type<Authority>().notNull(),
  applicationId: text('application_id').notNull(),
  askedAt: instantColumn('asked_at').notNull(),
  fromAuthority: text('from_authority').$type<Authority>().notNull(),
  lodgementKey: text('lodgement_key').notNull(),
  lodgedAt: instantColumn('lodged_at'),
  recordedAt: instantColumn('recorded_at').notNull(),
})

/** The certificates of this authority's clients, as the triggers keep them. */
export const ownCertificates = schema.table('own_certificates', {
  authority: text().notNull(),
  certificateNumber: text('certificate_number').notNull(),
  applicationId: text('application_id').notNull(),
})

/** The identification of an application's AI system. */
export const systemWeights = schema.table('ai_systems', {
  authority: text().notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  weightsDigest: text('weights_digest').notNull(),
})

export const reviewAssignments = schema.table('review_assignments', {
  authority: text().notNull(),
  applicationId: text('application_id').notNull(),
  version: integer().notNull(),
  personId: text('person_id').notNull(),
  assignedAt: instantColumn('assigned_at').notNull(),
})

export const declarations = schema.table('declarations', {
  authority: text().notNull(),
  applicationId: text('application_id').notNull(),
  version: integer().notNull(),
  personId: text('person_id').notNull(),
  conflict: boolean().notNull(),
  statement: text().notNull(),
  declaredAt: instantColumn('declared_at').notNull(),
})
