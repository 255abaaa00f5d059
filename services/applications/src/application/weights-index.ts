import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Application } from '@concert/domain/application/state'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { LodgementKey } from './lodgement-key.ts'
import { applications, lodgements, systemWeights } from './tables.ts'

/** The weights of a system as they are compared. Whoever has the key can try published digests, but cannot reverse the index. */
export interface IndexedWeights {
  readonly weightsIndex: string
  readonly lodgementKey: string
}

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

/** The weights of an application's system under the present key of the authorities. */
export async function indexedWeightsOf(
  transaction: Transaction,
  { applicationId, aiSystemId }: Pick<Application, 'applicationId' | 'aiSystemId'>,
  key: LodgementKey,
): Promise<IndexedWeights> {
  const [system] = await findWeights(transaction, { authority: transaction.authority, aiSystemId })
  if (system === undefined) throw new Error(`application ${applicationId} has no AI system`)
  return { weightsIndex: key.indexOf(system.weightsDigest), lodgementKey: key.id }
}

const findUnderOtherKeys = statement('applications-lodgements-under-other-keys', (db) =>
  db
    .select({ applicationId: lodgements.applicationId, weightsDigest: systemWeights.weightsDigest })
    .from(lodgements)
    .innerJoin(
      applications,
      and(eq(applications.authority, lodgements.authority), eq(applications.applicationId, lodgements.applicationId)),
    )
    .innerJoin(
      systemWeights,
      and(eq(systemWeights.authority, applications.authority), eq(systemWeights.aiSystemId, applications.aiSystemId)),
    )
    .where(
      and(
        eq(lodgements.authority, sql.placeholder('authority')),
        ne(lodgements.lodgementKey, sql.placeholder('keyId')),
      ),
    )
    // In one order, so that two of these do not wait for each other.
    .orderBy(lodgements.applicationId),
)

/** Puts every live lodgement under the present key, before lodgements are compared. There is one to change only after a new key was agreed. */
export async function reindexLodgements(transaction: Transaction, key: LodgementKey): Promise<void> {
  const { authority } = transaction
  const found = await findUnderOtherKeys(transaction, { authority, keyId: key.id })
  for (const { applicationId, weightsDigest } of found) {
    const index = key.indexOf(weightsDigest)
    await transaction.db.execute(sql`select applications.reindex_lodgement(${applicationId}, ${index}, ${key.id})`)
  }
}
