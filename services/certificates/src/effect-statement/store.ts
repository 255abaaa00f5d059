import type { CaseStore, StoredRow } from '@concert/cases/case'
import { findCase, lockCase } from '@concert/cases/find'
import { effectStatementState } from '@concert/contracts/states/effect-statement'
import { stateDocument } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import type { EffectStatements } from '@concert/domain/effect-statement/state'
import { type IntentCase, intentCase } from '#intent/case.ts'
import { type SignedStatement, signedStatements, storeSignedStatement } from './statements.ts'

export interface EffectStatementRow {
  readonly version: number
  /** Null before the first change of the effect. */
  readonly state: EffectStatements
  /** The certificate on whose effect the statements are. */
  readonly intent: IntentCase['row']
  /** Every statement that is signed, in its order. */
  readonly signed: readonly SignedStatement[]
}

/** The statements of this authority on its own effect on one certificate; the stream is named after the certificate. */
export const effectStatementStore: CaseStore<EffectStatementRow> = {
  // The lock of the intent numbers the statements one after the other.
  lock: async (transaction, certificateNumber) =>
    withStatements(transaction, await lockCase(intentCase, transaction, certificateNumber)),
  find: async (transaction, certificateNumber) =>
    withStatements(transaction, await findCase(intentCase, transaction, certificateNumber)),
  insert: async (transaction, row) => {
    await storeNewest(transaction, row)
    return true
  },
  update: storeNewest,
}

async function withStatements(
  transaction: Transaction,
  intent: IntentCase['row'],
): Promise<StoredRow<EffectStatementRow>> {
  const { authority, edition, certificateNumber } = intent.state
  const signed = await signedStatements(transaction, certificateNumber)
  const sequence = signed.length
  const state: EffectStatements = { authority, edition, status: 'signed', certificateNumber, sequence }
  return {
    version: sequence,
    state: sequence === 0 ? null : stateDocument(effectStatementState, state),
    intent,
    signed,
  }
}

/** Every event adds one signature to a row that is stored already, and nothing else changes. */
async function storeNewest(transaction: Transaction, { state, signed }: EffectStatementRow): Promise<void> {
  const newest = signed.at(-1)
  if (newest === undefined) throw new Error(`nothing was signed on ${state.certificateNumber}`)
  await storeSignedStatement(transaction, state.certificateNumber, newest)
}
