import type { CaseStore } from '@concert/cases/case'
import { lockCase } from '@concert/cases/find'
import { effectDeclarationState } from '@concert/contracts/states/effect-declaration'
import { stateDocument } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import type { EffectFunction } from '@concert/domain/effect-declaration/commands'
import type { EffectDeclaration } from '@concert/domain/effect-declaration/state'
import { effectCase, type EffectCase } from '#effect/case.ts'
import { effectDeclarationsOf } from '#people/case-of-effect.ts'
import { insertEffectDeclaration } from '#people/declarations.ts'

export interface EffectDeclarationRow {
  readonly version: number
  /** Null before the person's first declaration. */
  readonly state: EffectDeclaration
  readonly personId: string
  readonly effect: EffectCase['row']
}

/** The declarations of one person on one effect; the stream is named after both. */
export const effectDeclarationStore: CaseStore<EffectDeclarationRow> = {
  // The effect's lock numbers the declarations of one person one after the other.
  lock: async (transaction, id) => read(transaction, id),
  find: async (transaction, id) => read(transaction, id),
  insert: insertLatest,
  update: async (transaction, row) => {
    await insertLatest(transaction, row)
  },
}

/** Of the effect on which the person declares that such a stream is named after. */
export function certificateNumberOf(id: string): string {
  return id.slice(0, id.indexOf('.'))
}

async function read(transaction: Transaction, id: string) {
  const certificateNumber = certificateNumberOf(id)
  const personId = id.slice(certificateNumber.length + 1)
  const effect = await lockCase(effectCase, transaction, certificateNumber)
  const declarations = await effectDeclarationsOf(transaction, certificateNumber, personId)
  const { authority, edition } = effect.state
  const state: EffectDeclaration = { authority, edition, status: 'declared', certificateNumber, declarations }
  return {
    version: declarations.length,
    state: declarations.length === 0 ? null : stateDocument(effectDeclarationState, state),
    personId,
    effect,
  }
}

/** Every event adds one declaration, and nothing else changes. */
async function insertLatest(transaction: Transaction, { version, state, personId }: EffectDeclarationRow) {
  const { certificateNumber, declarations } = state
  const latest = declarations.at(-1)
  if (latest === undefined) throw new Error(`nothing was declared on ${certificateNumber}`)
  const { conflict, statement, declaredAt } = latest
  await insertEffectDeclaration(transaction, {
    certificateNumber,
    personId,
    version,
    function: latest.function as EffectFunction,
    conflict,
    statement,
    declaredAt,
  })
  return true
}
