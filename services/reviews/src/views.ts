import type { Dossier } from '@concert/contracts/envelopes'
import type { Authority } from '@concert/domain/jurisdictions'
import { integer, json, pgSchema, text } from 'drizzle-orm/pg-core'

const reviews = pgSchema('reviews')

/** The case in this cell that a certificate stands on: the evaluation where this authority leads, else its recognition. */
export const certifiableCases = reviews.table('certifiable_cases', {
  authority: text().notNull(),
  leadAuthority: text('lead_authority').$type<Authority>().notNull(),
  evaluationId: text('evaluation_id').notNull(),
  applicationId: text('application_id').notNull(),
  status: text().notNull(),
  /** Null in a recognising cell, where the dossier has it. */
  evaluationDigest: text('evaluation_digest'),
  openNonconformities: integer('open_nonconformities').notNull(),
  /** Null in the lead's cell. */
  dossier: json().$type<Dossier>(),
})

/** The same cases with their clients. */
export const caseClients = reviews.table('case_clients', {
  authority: text().notNull(),
  leadAuthority: text('lead_authority').$type<Authority>().notNull(),
  evaluationId: text('evaluation_id').notNull(),
  caseId: text('case_id').notNull(),
  clientScheme: text('client_scheme').notNull(),
  clientIdentifier: text('client_identifier').notNull(),
})
