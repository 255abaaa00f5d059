import type { Transaction } from '@concert/db/authority-transaction'
import type { Application } from '@concert/domain/application/state'
import { sql } from 'drizzle-orm'
import { aiSystems } from './tables.ts'

/**
 * Whether any applicant of this cell has lodged another application for a system with the same weights. The database answers
 * yes or no across the wall between applicants and tells nothing else (see `migrations/cell/0040-applications.sql`).
 */
export async function isLodgedElsewhere(transaction: Transaction, application: Application): Promise<boolean> {
  const [answer] = await transaction.db
    .select({
      isLodged: sql<boolean>`applications.is_lodged_elsewhere(${aiSystems.weightsDigest}, ${application.applicationId})`,
    })
    .from(aiSystems)
    .where(
      sql`${aiSystems.authority} = ${transaction.authority} and ${aiSystems.aiSystemId} = ${application.aiSystemId}`,
    )
  if (answer === undefined) throw new Error(`application ${application.applicationId} has no AI system`)
  return answer.isLodged
}
