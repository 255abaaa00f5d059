import type { Transaction } from '@concert/db/authority-transaction'
import type { CaseFunction } from '@concert/domain/evaluation/state'
import { conflicts, declarations, effectDeclarations } from './tables.ts'

type OnCase = { readonly evaluationId: string } | { readonly recognitionId: string }

/** Keeps a declaration made in a case, under the version of the case that it made. */
export async function insertDeclaration(
  transaction: Transaction,
  on: OnCase,
  version: number,
  declared: {
    readonly personId: string
    readonly function: CaseFunction
    readonly conflict: boolean
    readonly statement: string
  },
): Promise<void> {
  const { personId, function: declaredFor, conflict, statement } = declared
  const { authority, now: declaredAt } = transaction
  await transaction.db
    .insert(declarations)
    .values({ ...on, authority, version, personId, function: declaredFor, conflict, statement, declaredAt })
}

/** Records that a person declared a conflict in a case, for its whole life; declaring it again changes nothing. */
export async function insertConflict(transaction: Transaction, on: OnCase, personId: string): Promise<void> {
  await transaction.db
    .insert(conflicts)
    .values({ ...on, authority: transaction.authority, personId, declaredAt: transaction.now })
    .onConflictDoNothing()
}

/** Keeps a declaration made on an effect; `version` numbers those of one person on it. */
export async function insertEffectDeclaration(
  transaction: Transaction,
  declared: Omit<typeof effectDeclarations.$inferInsert, 'authority'>,
): Promise<void> {
  await transaction.db.insert(effectDeclarations).values({ ...declared, authority: transaction.authority })
}
