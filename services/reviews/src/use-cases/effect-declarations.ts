import type { Transaction } from '@concert/db'
import { hasDeclared, type ImpartialityDeclaration } from '@concert/domain'
import type { EffectDocument } from '#effect-document.ts'
import { effectDeclarationsOf } from '#store/effects.ts'
import { findEvaluation } from '#store/evaluations.ts'
import { findRecognitionOf } from '#store/recognitions.ts'

/**
 * Whether a person has declared for a function, on this certificate, that no interest conflicts: in the case that led to it,
 * in this cell, or later on the effect itself. The latest declaration counts (6.1.3).
 */
export async function isDeclaredForEffect(
  transaction: Transaction,
  effect: EffectDocument,
  personId: string,
  needed: 'evaluator' | 'decision-maker',
): Promise<boolean> {
  const onCase = await declarationsOfCase(transaction, effect)
  const onEffect = await effectDeclarationsOf(transaction, effect.certificateNumber, personId)
  return hasDeclared([...onCase, ...onEffect], personId, needed)
}

async function declarationsOfCase(
  transaction: Transaction,
  { authority, leadAuthority, evaluationId }: EffectDocument,
): Promise<readonly ImpartialityDeclaration[]> {
  const led = leadAuthority === authority
  const stored = led
    ? await findEvaluation(transaction, evaluationId)
    : await findRecognitionOf(transaction, leadAuthority, evaluationId)
  return stored?.state.declarations ?? []
}
