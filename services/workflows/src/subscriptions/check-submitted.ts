import type { EventPayload } from '@concert/contracts/events/streams'
import type { Saga } from '@concert/workflows/saga'
import type { DeliveryContext } from '@concert/workflows/subscription'
import { follow } from '#follow.ts'
import { lodgementCheckId, type LodgementState } from '#sagas/check-lodgement.ts'

/** Each submission is checked, and again when a reviewer asks for it (Regulation (EU) 2024/1689, Annex VII 3.1 f). */
export function checkSubmitted(check: Saga<LodgementState>) {
  type Asked = EventPayload<'application', 'ApplicationSubmitted' | 'LodgementCheckRepeated'>
  const start = ({ applicationId, at: askedAt }: Asked, { sagas }: DeliveryContext) =>
    sagas.start(check, lodgementCheckId({ applicationId, askedAt }), { applicationId, askedAt })
  return [
    follow('application', 'ApplicationSubmitted', 'check-submitted', ({ payload, context }) => start(payload, context)),
    follow('application', 'LodgementCheckRepeated', 'check-again', ({ payload, context }) => start(payload, context)),
  ]
}
