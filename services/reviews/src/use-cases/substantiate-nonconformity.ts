import type { Transaction } from '@concert/db'
import { certificateMachine, decide, type LocalisedText, type NonconformitySource } from '@concert/domain'
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
      decide(certificateMachine, state, { name: 'substantiateNonconformity', ...by, source, reason: text }, facts),
  })
}
