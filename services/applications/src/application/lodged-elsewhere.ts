import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Application } from '@concert/domain/application/state'
import { and, eq, sql } from 'drizzle-orm'
import { systemWeights } from './tables.ts'

const ask = statement('applications-is-lodged-elsewhere', (db) =>
  db
    .select({
      isLodged: sql<boolean>`applications.is_lodged_elsewhere(${systemWeights.weightsDigest}, ${sql.placeholder('applicationId')})`,
    })
    .from(systemWeights)
    .where(
      and(
        eq(systemWeights.authority, sql.placeholder('authority')),
        eq(systemWeights.aiSystemId, sql.placeholder('aiSystemId')),
      ),
    ),
)

/**
 * Whether any applicant of this cell has lodged another application for a system with the same weights. The database returns
 * only yes or no about other applicants (see `migrations/cell/0040-applications.sql`).
 */
export async function isLodgedElsewhere(
  transaction: Transaction,
  { applicationId, aiSystemId }: Pick<Application, 'applicationId' | 'aiSystemId'>,
): Promise<boolean> {
  const [answer] = await ask(transaction, { authority: transaction.authority, applicationId, aiSystemId })
  if (answer === undefined) throw new Error(`application ${applicationId} has no AI system`)
  return answer.isLodged
}
