import { createHmac } from 'node:crypto'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Application, LiveLodgement } from '@concert/domain/application/state'
import { and, eq, sql } from 'drizzle-orm'
import { lodgements, systemWeights } from './tables.ts'

const findWeights = statement('applications-weights-of-system', (db) =>
  db
    .select({ weightsDigest: systemWeights.weightsDigest })
    .from(systemWeights)
    .where(
      and(
        eq(systemWeights.authority, sql.placeholder('authority')),
        eq(systemWeights.aiSystemId, sql.placeholder('aiSystemId')),
      ),
    ),
)
const findHolder = statement('applications-lodgement-holder', (db) =>
  db
    .select({ applicationId: lodgements.applicationId, lodgedAt: lodgements.lodgedAt })
    .from(lodgements)
    .where(
      and(
        eq(lodgements.authority, sql.placeholder('authority')),
        eq(lodgements.weightsIndex, sql.placeholder('weightsIndex')),
      ),
    ),
)

/**
 * The weights of an application's system under the key of the authorities (HMAC-SHA-256). It is compared and never reversed; who holds
 * the key can try digests that were published.
 */
export async function weightsIndexOf(
  transaction: Transaction,
  { applicationId, aiSystemId }: Pick<Application, 'applicationId' | 'aiSystemId'>,
  key: Buffer,
): Promise<string> {
  const [system] = await findWeights(transaction, { authority: transaction.authority, aiSystemId })
  if (system === undefined) throw new Error(`application ${applicationId} has no AI system`)
  return createHmac('sha256', key).update(system.weightsDigest).digest('hex')
}

/** The live application that holds the lodgement of these weights with this authority, and since when. */
export async function lodgementHolder(
  transaction: Transaction,
  weightsIndex: string,
): Promise<{ readonly applicationId: string; readonly lodgedAt: string } | undefined> {
  const [holder] = await findHolder(transaction, { authority: transaction.authority, weightsIndex })
  return holder
}

/** The lodgement of the same weights with this authority by another application, as staff and the system see it. */
export async function lodgedHereBefore(
  transaction: Transaction,
  { state, weightsIndex }: { readonly state: Application; readonly weightsIndex: string | null },
): Promise<LiveLodgement | undefined> {
  const holder = weightsIndex === null ? undefined : await lodgementHolder(transaction, weightsIndex)
  if (holder === undefined || holder.applicationId === state.applicationId) return undefined
  return { authority: state.authority, lodgedAt: holder.lodgedAt }
}
