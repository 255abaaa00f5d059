import type { Saga } from '@concert/workflows/saga'
import type { Subscription } from '@concert/workflows/subscription'
import type { CellServices } from '#cell-services.ts'
import { checkLodgement } from '#sagas/check-lodgement.ts'
import { issueCertificate } from '#sagas/issue-certificate.ts'
import { changeEffect } from '#subscriptions/change-effect.ts'
import { checkSubmitted } from '#subscriptions/check-submitted.ts'
import { exchangeEnvelopes } from '#subscriptions/exchange-envelopes.ts'
import { inspectFiles } from '#subscriptions/inspect-files.ts'
import { issueGranted } from '#subscriptions/issue-granted.ts'
import { lendPeople } from '#subscriptions/lend-people.ts'
import { openEvaluationOfContracted } from '#subscriptions/open-evaluation.ts'
import { tellClient } from '#subscriptions/tell-client.ts'
import { tellPeersOfEvidence } from '#subscriptions/tell-peers-of-evidence.ts'
import { tellOfClock } from '#subscriptions/tell-of-clock.ts'

/** The subscriptions and sagas of a cell. */
export interface Consequences {
  readonly sagas: readonly Saga[]
  readonly subscriptions: readonly Subscription[]
}

/** Makes the subscriptions and sagas of a cell. `issuance` is the saga that a granted evaluation starts. */
export function consequencesOf(services: CellServices, issuance = issueCertificate(services)): Consequences {
  const check = checkLodgement(services)
  return {
    sagas: [issuance, check],
    subscriptions: [
      ...tellClient(services),
      ...tellOfClock(services),
      ...openEvaluationOfContracted(services),
      ...inspectFiles(services),
      ...issueGranted(issuance),
      ...checkSubmitted(check),
      ...exchangeEnvelopes(services, check),
      ...tellPeersOfEvidence(services),
      ...changeEffect(services),
      ...lendPeople(services),
    ],
  }
}
