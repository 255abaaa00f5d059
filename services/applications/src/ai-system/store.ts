import type { CaseStore } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { AiSystem } from '@concert/domain/ai-system/state'
import { and, eq, sql } from 'drizzle-orm'
import { restOf } from '@concert/cases/rest-of'
import { aiSystems } from './tables.ts'

export interface AiSystemRow {
  readonly version: number
  readonly state: AiSystem
  readonly registeredAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: aiSystems.authority,
  aiSystemId: aiSystems.aiSystemId,
  organisationId: aiSystems.organisationId,
  applicantId: aiSystems.applicantId,
  names: aiSystems.names,
  systemVersion: aiSystems.systemVersion,
  weightsDigest: aiSystems.weightsDigest,
  intendedPurpose: aiSystems.intendedPurpose,
}
const columns = {
  version: aiSystems.version,
  state: aiSystems.state,
  registeredAt: aiSystems.registeredAt,
  ...members,
}
const findRow = statement('applications-ai-system-find', (db) =>
  db
    .select(columns)
    .from(aiSystems)
    .where(
      and(
        eq(aiSystems.authority, sql.placeholder('authority')),
        eq(aiSystems.aiSystemId, sql.placeholder('aiSystemId')),
      ),
    ),
)

/** The store of AI systems. A registered AI system never changes. */
export const aiSystemStore: CaseStore<AiSystemRow> = {
  find,
  lock: find,
  insert: async (transaction, { version, state, document, registeredAt }) => {
    const { status: _status, ...held } = state
    await transaction.db.insert(aiSystems).values({ ...held, version, state: restOf(document, members), registeredAt })
    return true
  },
  update: () => Promise.reject(new Error('an AI system does not change')),
}

async function find(transaction: Transaction, aiSystemId: string) {
  const [row] = await findRow(transaction, { authority: transaction.authority, aiSystemId })
  if (row === undefined) return undefined
  const { version, state, registeredAt, ...held } = row
  return { version, state: { ...state, ...held }, registeredAt }
}
