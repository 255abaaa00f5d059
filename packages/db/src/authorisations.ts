import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Transaction } from './authority-transaction.ts'
import { authorisations } from './personnel.ts'

export interface Authorisation {
  readonly authorisationId: string
  readonly personId: string
  readonly function: string
  readonly validUntil: string
}

/**
 * A person's authorisations in force at the transaction's time, for the given functions; the one that lasts longest first.
 * Read in the transaction that acts, so that an authorisation counts as lapsed the second it lapses (ISO/IEC 17065 6.1.2).
 */
export async function authorisationsOf(
  transaction: Transaction,
  personId: string,
  functions: readonly string[],
): Promise<Authorisation[]> {
  return transaction.db
    .select({
      authorisationId: authorisations.authorisationId,
      personId: authorisations.personId,
      function: authorisations.function,
      validUntil: authorisations.validUntil,
    })
    .from(authorisations)
    .where(
      and(
        eq(authorisations.authority, transaction.authority),
        eq(authorisations.personId, personId),
        inArray(authorisations.function, [...functions]),
        lte(authorisations.validFrom, sql`transaction_timestamp()`),
        gt(authorisations.validUntil, sql`transaction_timestamp()`),
      ),
    )
    .orderBy(sql`${authorisations.validUntil} desc`)
}
