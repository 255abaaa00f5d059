import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Organisation } from '@concert/domain/organisation/state'
import { and, eq, ne, or, sql } from 'drizzle-orm'
import { organisations } from './tables.ts'

const findVerified = statement('applications-organisation-verified-elsewhere', (db) =>
  db
    .select({ organisationId: organisations.organisationId })
    .from(organisations)
    .where(
      and(
        eq(organisations.authority, sql.placeholder('authority')),
        eq(organisations.status, 'verified'),
        or(
          and(
            eq(organisations.identifierScheme, sql.placeholder('scheme')),
            eq(organisations.normalIdentifier, sql.placeholder('identifier')),
          ),
          eq(organisations.normalLei, sql.placeholder('lei')),
        ),
        ne(organisations.organisationId, sql.placeholder('organisationId')),
      ),
    )
    .orderBy(organisations.organisationId),
)

/** The other organisations that are verified under the identifier or the LEI of this one, as staff see them. */
export async function verifiedElsewhere(
  transaction: Transaction,
  { organisationId, identifierScheme: scheme, identifierValue: identifier, lei }: Organisation,
): Promise<string[]> {
  const { authority } = transaction
  const found = await findVerified(transaction, { authority, organisationId, scheme, identifier, lei })
  return found.map((one) => one.organisationId)
}
