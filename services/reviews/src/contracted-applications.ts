import { statement } from '@concert/db/statement'
import type { Transaction } from '@concert/db/authority-transaction'
import type { ApplicationStatus } from '@concert/domain/application/state'
import type { EvidenceFacts } from '@concert/domain/evaluation/commands'
import type { Jurisdiction } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import type { RiskClass } from '@concert/domain/risk-class'
import type { Modality } from '@concert/domain/scheme/requirement'
import { and, eq, sql } from 'drizzle-orm'
import { jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// What `applications` and `evidence` own and this service reads at decision time: views with named columns.

const contracted = pgSchema('applications').table('contracted_applications', {
  authority: text().notNull(),
  applicationId: text('application_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  status: text().$type<ApplicationStatus>().notNull(),
  edition: text().notNull(),
  riskClass: text('risk_class').$type<RiskClass>().notNull(),
  placesOfUse: text('places_of_use').array().$type<Jurisdiction[]>().notNull(),
  modalities: text().array().$type<Modality[]>().notNull(),
  scope: jsonb().$type<LocalisedText>(),
  organisationId: text('organisation_id').notNull(),
  organisationNames: jsonb('organisation_names').$type<LocalisedText>().notNull(),
  identifierScheme: text('identifier_scheme').notNull(),
  identifierValue: text('identifier_value').notNull(),
  place: text().$type<Jurisdiction>().notNull(),
  aiSystemId: text('ai_system_id').notNull(),
  systemNames: jsonb('system_names').$type<LocalisedText>().notNull(),
  systemVersion: text('system_version').notNull(),
  weightsDigest: text('weights_digest').notNull(),
})
export type ContractedApplication = typeof contracted.$inferSelect

const find = statement('reviews-application-find', (db) =>
  db
    .select()
    .from(contracted)
    .where(
      and(
        eq(contracted.authority, sql.placeholder('authority')),
        eq(contracted.applicationId, sql.placeholder('applicationId')),
      ),
    ),
)

/** An application with its organisation and AI system, without what reviews must not know: address, contact, answers. */
export async function findApplication(
  transaction: Transaction,
  applicationId: string,
): Promise<ContractedApplication | undefined> {
  const [row] = await find(transaction, { authority: transaction.authority, applicationId })
  return row
}

/**
 * The evidence that was uploaded for an application: of which kind each file is, why it is closed, and whether a person was given its bytes.
 */
export async function evidenceOf(
  transaction: Transaction,
  applicationId: string,
  personId: string,
): Promise<EvidenceFacts['evidence']> {
  const { client, authority } = transaction
  const { rows } = await client.query<EvidenceFacts['evidence'][number]>({
    name: 'reviews-evidence-of',
    text: `select held.digest, held.kind, closed.reason as "closedFor", exists (
        select from evidence.read_by_people given
        where given.authority = held.authority and given.application_id = held.application_id
          and given.digest = held.digest and given.person_id = $3) as "isRead"
      from evidence.artefacts held
        left join evidence.closed_files closed on closed.authority = held.authority
          and closed.application_id = held.application_id and closed.digest = held.digest
      where held.authority = $1 and held.application_id = $2`,
    values: [authority, applicationId, personId],
  })
  return rows
}
