import type { Transaction } from '@concert/db/authority-transaction'
import type { NonconformitySource } from '@concert/domain/effect/state'
import { effectMachine } from '@concert/domain/effect/table'
import type { LocalisedText } from '@concert/domain/languages'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEffect } from '#store/effects.ts'
import { decideEffect } from './decide-effect.ts'

/** Substantiates a nonconformity against a certificate in force: an action is pending from then on (7.11.1). */
export async function substantiateNonconformity(
  transaction: Transaction,
  act: Act,
  certificateNumber: string,
  { source, reason }: { readonly source: NonconformitySource; readonly reason: LocalisedText },
): Promise<StoredEffect> {
  return decideEffect(transaction, act, certificateNumber, {
    action: 'effect.nonconformity-substantiated',
    as: 'evaluator',
    reason,
    judge: (state, by, facts, text) =>
      decide(effectMachine, state, { name: 'substantiateNonconformity', ...by, source, reason: text }, facts),
  })
}
