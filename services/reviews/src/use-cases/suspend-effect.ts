import type { Transaction } from '@concert/db/authority-transaction'
import { effectMachine } from '@concert/domain/effect/table'
import type { LocalisedText } from '@concert/domain/languages'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEffect } from '#store/effects.ts'
import { decideEffect } from './decide-effect.ts'

/** Suspends this authority's own effect; the effects of the other authorities stay (7.11.1). */
export async function suspendEffect(
  transaction: Transaction,
  act: Act,
  certificateNumber: string,
  reason: LocalisedText,
): Promise<StoredEffect> {
  return decideEffect(transaction, act, certificateNumber, {
    action: 'effect.suspended',
    as: 'decision-maker',
    reason,
    judge: (state, by, facts, text) =>
      decide(effectMachine, state, { name: 'suspendEffect', ...by, reason: text }, facts),
  })
}
