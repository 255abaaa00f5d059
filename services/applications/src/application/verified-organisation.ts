import { findCase } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Application } from '@concert/domain/application/state'
import { organisationCase } from '#organisation/case.ts'

/**
 * Whether application review has verified the client of an application. A verification that is revoked at the same moment meets the
 * trigger `verified_organisation`, which holds the row of the organisation until the acceptance ends.
 */
export async function isOrganisationVerified(
  transaction: Transaction,
  { organisationId }: Application,
): Promise<boolean> {
  const { state } = await findCase(organisationCase, transaction, organisationId)
  return state.status === 'verified'
}
