import type { Transaction } from '@concert/db/authority-transaction'
import type { ImpartialityDeclaration } from '@concert/domain/standing-guards'
import { and, asc, eq } from 'drizzle-orm'
import type { EffectDocument } from '#effect-document.ts'
import { effectActions, effectDeclarations, effects } from './tables.ts'

export interface StoredEffect {
  readonly certificateNumber: string
  readonly version: number
  readonly state: EffectDocument
}

const stored = { certificateNumber: effects.certificateNumber, version: effects.version, state: effects.state }

/** The effect, locked until the transaction ends. */
export async function lockEffect(
  transaction: Transaction,
  certificateNumber: string,
): Promise<StoredEffect | undefined> {
  const [row] = await transaction.db
    .select(stored)
    .from(effects)
    .where(is(transaction, certificateNumber))
    .for('update')
  return row
}

export async function findEffect(
  transaction: Transaction,
  certificateNumber: string,
): Promise<StoredEffect | undefined> {
  const [row] = await transaction.db.select(stored).from(effects).where(is(transaction, certificateNumber))
  return row
}

/** Adds an effect that has just been opened; false when the certificate has one. */
export async function insertEffect(transaction: Transaction, opened: StoredEffect): Promise<boolean> {
  const { rowCount } = await transaction.db
    .insert(effects)
    .values({
      ...opened,
      authority: transaction.authority,
      leadAuthority: opened.state.leadAuthority,
      jurisdiction: opened.state.jurisdiction,
      status: opened.state.status,
      updatedAt: transaction.now,
    })
    .onConflictDoNothing({ target: [effects.authority, effects.certificateNumber] })
  return rowCount === 1
}

/** Writes the state after a change, and the columns that are copies of it. */
export async function updateEffect(transaction: Transaction, changed: StoredEffect): Promise<void> {
  await transaction.db
    .update(effects)
    .set({
      version: changed.version,
      status: changed.state.status,
      state: changed.state,
      updatedAt: transaction.now,
    })
    .where(is(transaction, changed.certificateNumber))
}

/** Records who made the effect what it becomes; the database refuses a person who may not. */
export async function insertEffectAction(
  transaction: Transaction,
  { certificateNumber, version, state }: StoredEffect,
  by: { readonly personId: string; readonly function: 'evaluator' | 'decision-maker' },
): Promise<void> {
  const { authority, now } = transaction
  await transaction.db
    .insert(effectActions)
    .values({ ...by, authority, certificateNumber, version, status: state.status, actedAt: now })
}

/** What a person declared on acting on this effect, oldest first. */
export async function effectDeclarationsOf(
  transaction: Transaction,
  certificateNumber: string,
  personId: string,
): Promise<ImpartialityDeclaration[]> {
  return transaction.db
    .select({
      personId: effectDeclarations.personId,
      function: effectDeclarations.function,
      conflict: effectDeclarations.conflict,
      statement: effectDeclarations.statement,
      declaredAt: effectDeclarations.declaredAt,
    })
    .from(effectDeclarations)
    .where(
      and(
        eq(effectDeclarations.authority, transaction.authority),
        eq(effectDeclarations.certificateNumber, certificateNumber),
        eq(effectDeclarations.personId, personId),
      ),
    )
    .orderBy(asc(effectDeclarations.version))
}

/** Adds a declaration as the `version`-th of this person on this effect. */
export async function insertEffectDeclaration(
  transaction: Transaction,
  declared: {
    readonly certificateNumber: string
    readonly personId: string
    readonly version: number
    readonly function: 'evaluator' | 'decision-maker'
    readonly conflict: boolean
    readonly statement: string
  },
): Promise<void> {
  await transaction.db
    .insert(effectDeclarations)
    .values({ ...declared, authority: transaction.authority, declaredAt: transaction.now })
}

function is(transaction: Transaction, certificateNumber: string) {
  return and(eq(effects.authority, transaction.authority), eq(effects.certificateNumber, certificateNumber))
}
