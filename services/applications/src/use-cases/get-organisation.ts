import type { Transaction } from '@concert/db'
import { notFound } from '@concert/platform'
import { findOrganisation, type OrganisationRecord } from '#store/organisations.ts'

/** @throws RefusedRequest 404 */
export async function getOrganisation(transaction: Transaction, organisationId: string): Promise<OrganisationRecord> {
  return (await findOrganisation(transaction, organisationId)) ?? notFound('organisation')
}
