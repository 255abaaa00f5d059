import type { Saga } from '@concert/workflows/saga'
import type { Subscription } from '@concert/workflows/subscription'
import type { CellServices } from '#cell-services.ts'
import { checkLodgement } from '#sagas/check-lodgement.ts'
import { issueCertificate } from '#sagas/issue-certificate.ts'
import { changeEffect } from '#subscriptions/change-effect.ts'
import { checkSubmitted } from '#subscriptions/check-submitted.ts'
import { exchangeEnvelopes } from '#subscriptions/exchange-envelopes.ts'
import { issueGranted } from '#subscriptions/issue-granted.ts'
import { openEvaluationOfContracted } from '#subscriptions/open-evaluation.ts'
import { tellClient } from '#subscriptions/tell-client.ts'

/** What follows the events of a cell. */
export interface Consequences {
  readonly sagas: readonly Saga[]
  readonly subscriptions: readonly Subscription[]
}

/** Everything that follows an event in a cell. `issuance` is the saga that a granted evaluation begins. */
export function consequencesOf(services: CellServices, issuance = issueCertificate(services)): Consequences {
  const check = checkLodgement(services)
  return {
    sagas: [issuance, check],
    subscriptions: [
      ...tellClient(services),
      ...openEvaluationOfContracted(services),
      ...issueGranted(issuance),
      ...checkSubmitted(check),
      ...exchangeEnvelopes(services, check),
      ...changeEffect(services),
    ],
  }
}
