import { recordChange, type Transaction } from '@concert/db'
import { notFound } from '@concert/platform'
import type { Act } from '#act.ts'
import { effectDeclarationsOf, insertEffectDeclaration, lockEffect, type StoredEffect } from '#store/effects.ts'
import { requireCooledOff } from './require-cooled-off.ts'
import { requireFunction } from './require-function.ts'
import { standingOf } from './standing.ts'

export interface EffectDeclaration {
  readonly function: 'evaluator' | 'decision-maker'
  readonly conflict: boolean
  readonly statement: string
}

/**
 * Declares for one certificate whether an interest conflicts with acting on its effect (4.2, 6.1.3). It changes nothing of
 * the effect itself, so it has a stream of its own.
 *
 * @throws RefusedRequest 404, 403 for a function that the person does not hold, 422 within the cooling-off
 */
export async function declareEffectImpartiality(
  transaction: Transaction,
  act: Act,
  certificateNumber: string,
  declaration: EffectDeclaration,
): Promise<StoredEffect> {
  requireFunction(act, declaration.function)
  // The lock numbers the declarations of one person one after the other.
  const effect = (await lockEffect(transaction, certificateNumber)) ?? notFound('certificate')
  const personId = act.actor.id
  if (!declaration.conflict) await requireCooledOff(transaction, personId, effect.state.clientIdentifier)
  const made = await effectDeclarationsOf(transaction, certificateNumber, personId)
  const { by, facts } = standingOf(transaction, act, effect.state.edition, declaration.function)
  await insertEffectDeclaration(transaction, { ...declaration, certificateNumber, personId, version: made.length + 1 })
  await recordChange(transaction, {
    stream: 'effect-declaration',
    streamId: `${certificateNumber}.${personId}`,
    version: made.length,
    action: 'effect.impartiality-declared',
    actor: by.actor,
    events: [
      {
        type: 'EffectImpartialityDeclared',
        payload: { certificateNumber, personId, ...declaration, at: by.at, by: personId },
      },
    ],
    receipts: [{ clause: 'iso17065-6.1.2', guard: 'authorised-for-function', inputs: facts }],
    edition: effect.state.edition,
    requestId: act.requestId,
  })
  return effect
}
