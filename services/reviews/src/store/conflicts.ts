import type { Transaction } from '@concert/db/authority-transaction'
import { conflicts } from './tables.ts'

/** Records that a person declared a conflict in a case, for its whole life; declaring it again changes nothing. */
export async function insertConflict(
  transaction: Transaction,
  on: { readonly evaluationId: string } | { readonly recognitionId: string },
  personId: string,
): Promise<void> {
  await transaction.db
    .insert(conflicts)
    .values({ ...on, authority: transaction.authority, personId, declaredAt: transaction.now })
    .onConflictDoNothing()
}
