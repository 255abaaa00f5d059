import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import { storedEvents } from '@concert/db/stored-events'
import { judgeEffectDeclaration } from '@concert/domain/effect/declaration'
import { notFound } from '@concert/platform/refused-request'
import type { Act } from '#act.ts'
import { effectDeclarationsOf, insertEffectDeclaration, lockEffect, type StoredEffect } from '#store/effects.ts'
import { accepted } from './accepted.ts'
import { caseOfEffect } from './case-of-effect.ts'
import { requireFunction } from './require-function.ts'
import { standingOnCase } from './standing.ts'

export interface EffectDeclaration {
  readonly function: 'evaluator' | 'decision-maker'
  readonly conflict: boolean
  readonly statement: string
}

/**
 * Declares for one certificate whether an interest conflicts with acting on its effect (4.2, 6.1.3). It changes nothing of
 * the effect itself, so it has a stream of its own.
 *
 * @throws RefusedRequest 404, 403 for a function that the person does not hold, or the domain's refusal
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
  const { authority, edition } = effect.state
  const { client, declarations } = await caseOfEffect(transaction, effect.state, personId)
  const { by, facts } = await standingOnCase(transaction, act, { edition, client, as: declaration.function })
  const judged = { authority, edition, declarations }
  const command = { name: 'declareEffectImpartiality', ...by, ...declaration }
  const { events, receipts } = accepted(judgeEffectDeclaration(judged, command, facts))
  const made = (await effectDeclarationsOf(transaction, certificateNumber, personId)).length
  await insertEffectDeclaration(transaction, { ...declaration, certificateNumber, personId, version: made + 1 })
  await recordChange(transaction, {
    stream: 'effect-declaration',
    streamId: `${certificateNumber}.${personId}`,
    version: made,
    action: 'effect.impartiality-declared',
    actor: by.actor,
    events: storedEvents('effect-declaration', events, { certificateNumber }),
    receipts,
    edition,
    requestId: act.requestId,
  })
  return effect
}
