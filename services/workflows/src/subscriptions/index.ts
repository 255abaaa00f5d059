import type { Saga } from '@concert/workflows/saga'
import type { Subscription } from '@concert/workflows/subscription'
import type { CellServices } from '#cell-services.ts'
import type { IssuanceState } from '#sagas/issuance-state.ts'
import { changeEffect } from './change-effect.ts'
import { exchangeEnvelopes } from './exchange-envelopes.ts'
import { issueGranted } from './issue-granted.ts'
import { openEvaluationOfContracted } from './open-evaluation.ts'
import { tellClient } from './tell-client.ts'

/** Everything that follows an event in a cell, by the event's type. */
export function subscriptionsOf(services: CellServices, issuance: Saga<IssuanceState>): Record<string, Subscription[]> {
  const all: (readonly [string, Subscription])[] = [
    ...tellClient(services),
    ...openEvaluationOfContracted(services),
    ...issueGranted(issuance),
    ...exchangeEnvelopes(services),
    ...changeEffect(services),
  ]
  const byType: Record<string, Subscription[]> = {}
  for (const [type, subscription] of all) (byType[type] ??= []).push(subscription)
  return byType
}
