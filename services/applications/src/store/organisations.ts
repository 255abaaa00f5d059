import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { organisations } from './tables.ts'

export type OrganisationRecord = typeof organisations.$inferSelect

/** Adds an organisation and says whether it was new; an applicant registers each identifier once. */
export async function insertOrganisation(transaction: Transaction, record: OrganisationRecord): Promise<boolean> {
  const inserted = await transaction.db
    .insert(organisations)
    .values(record)
    .onConflictDoNothing()
    .returning({ organisationId: organisations.organisationId })
  return inserted.length === 1
}

/** The applicant's organisation with this identifier. */
export async function findByIdentifier(
  transaction: Transaction,
  { applicantId, identifierScheme, identifierValue }: OrganisationRecord,
): Promise<OrganisationRecord | undefined> {
  const [record] = await transaction.db
    .select()
    .from(organisations)
    .where(
      and(
        eq(organisations.authority, transaction.authority),
        eq(organisations.applicantId, applicantId),
        eq(organisations.identifierScheme, identifierScheme),
        eq(organisations.identifierValue, identifierValue),
      ),
    )
  return record
}

/** The organisation, when the wall of this transaction lets it be seen. */
export async function findOrganisation(
  transaction: Transaction,
  organisationId: string,
): Promise<OrganisationRecord | undefined> {
  const [record] = await transaction.db
    .select()
    .from(organisations)
    .where(and(eq(organisations.authority, transaction.authority), eq(organisations.organisationId, organisationId)))
  return record
}
