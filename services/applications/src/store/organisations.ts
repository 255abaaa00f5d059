import type { Transaction } from '@concert/db'
import { and, eq } from 'drizzle-orm'
import { organisations } from './tables.ts'

export type OrganisationRecord = typeof organisations.$inferSelect

export async function insertOrganisation(transaction: Transaction, record: OrganisationRecord): Promise<void> {
  await transaction.db.insert(organisations).values(record)
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
