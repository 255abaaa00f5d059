import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { findOrganisation, type OrganisationRecord } from '#store/organisations.ts'

/** @throws RefusedRequest 404 */
export async function getOrganisation(transaction: Transaction, organisationId: string): Promise<OrganisationRecord> {
  return (await findOrganisation(transaction, organisationId)) ?? notFound('organisation')
}
