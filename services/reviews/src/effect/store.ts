import type { CaseRow, CaseStore, WrittenRow } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { EffectSuspended, NonconformitySubstantiated } from '@concert/domain/effect/events'
import type { Effect } from '@concert/domain/effect/state'
import { and, eq, sql } from 'drizzle-orm'
import { effectActions, effects } from './tables.ts'

export type EffectRow = CaseRow<Effect>

const columns = {
  version: effects.version,
  status: effects.status,
  evaluationId: effects.evaluationId,
  certificateDigest: effects.certificateDigest,
  conditions: effects.conditions,
  state: effects.state,
}
const byNumber = and(
  eq(effects.authority, sql.placeholder('authority')),
  eq(effects.certificateNumber, sql.placeholder('certificateNumber')),
)
const lockRow = statement('reviews-effect-lock', (db) => db.select(columns).from(effects).where(byNumber).for('update'))
const findRow = statement('reviews-effect-find', (db) => db.select(columns).from(effects).where(byNumber))

/** Effects; what a trigger guards lies in columns of its own and nowhere else. */
export const effectStore: CaseStore<EffectRow> = {
  lock: async (transaction, certificateNumber) => {
    const [row] = await lockRow(transaction, { authority: transaction.authority, certificateNumber })
    return row === undefined ? undefined : together(row)
  },
  find: async (transaction, certificateNumber) => {
    const [row] = await findRow(transaction, { authority: transaction.authority, certificateNumber })
    return row === undefined ? undefined : together(row)
  },
  insert: async (transaction, { version, state, document }) => {
    const { authority, certificateNumber, leadAuthority, jurisdiction, evaluationId, certificateDigest, status } = state
    const { rowCount } = await transaction.db
      .insert(effects)
      .values({
        authority,
        certificateNumber,
        leadAuthority,
        jurisdiction,
        version,
        status,
        evaluationId,
        certificateDigest,
        conditions: state.conditions,
        state: apart(document),
        updatedAt: transaction.now,
      })
      .onConflictDoNothing({ target: [effects.authority, effects.certificateNumber] })
    return rowCount === 1
  },
  update: async (transaction, { version, state, document }) => {
    await transaction.db
      .update(effects)
      .set({ version, status: state.status, state: apart(document), updatedAt: transaction.now })
      .where(and(eq(effects.authority, transaction.authority), eq(effects.certificateNumber, state.certificateNumber)))
  },
}

/** Records who made the effect what it becomes; the database refuses a person who may not. */
export async function insertEffectAction(
  transaction: Transaction,
  { version, state }: EffectRow,
  actedAs: 'evaluator' | 'decision-maker',
  { by: personId, reason, clause, at: actedAt }: NonconformitySubstantiated | EffectSuspended,
): Promise<void> {
  const { authority, certificateNumber, status } = state
  await transaction.db
    .insert(effectActions)
    .values({ authority, certificateNumber, version, personId, function: actedAs, status, reason, clause, actedAt })
}

function together({ version, state, ...held }: Awaited<ReturnType<typeof findRow>>[number]) {
  return { version, state: { ...state, ...held } }
}

function apart(document: WrittenRow<EffectRow>['document']): object {
  const elsewhere: readonly string[] = [
    'status',
    'evaluationId',
    'certificateDigest',
    'conditions',
  ] satisfies (keyof Effect)[]
  return Object.fromEntries(Object.entries(document).filter(([member]) => !elsewhere.includes(member)))
}
