import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Application } from '@concert/domain/application/state'
import { and, eq, ne, sql } from 'drizzle-orm'
import { applications } from './tables.ts'

const findAnother = statement('applications-another-of-its-kind', (db) =>
  db
    .select({ applicationId: applications.applicationId })
    .from(applications)
    .where(
      and(
        eq(applications.authority, sql.placeholder('authority')),
        eq(applications.edition, sql.placeholder('edition')),
        eq(applications.riskClass, sql.placeholder('riskClass')),
        eq(applications.modalities, sql.placeholder('modalities')),
        // Written as constants: PostgreSQL uses the index over these statuses only if the statement names them.
        sql`${applications.status} in ('accepted', 'contracted')`,
        ne(applications.applicationId, sql.placeholder('applicationId')),
      ),
    )
    .limit(1),
)

/** Whether this cell has accepted another system of the same class and modalities under the edition (17065 7.3.3). */
export async function isFirstOfItsKind(
  transaction: Transaction,
  { applicationId, edition, riskClass, modalities }: Application,
): Promise<boolean> {
  const { authority } = transaction
  const [another] = await findAnother(transaction, { authority, applicationId, edition, riskClass, modalities })
  return another === undefined
}
