import { notifyClient } from '@concert/contracts/correspondence'
import type { FollowedEvent } from '@concert/contracts/events'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

const notices = [
  ['ApplicationReturned', 'application-returned'],
  ['ApplicationAccepted', 'application-accepted'],
  ['ApplicationDeclined', 'application-declined'],
  ['NonconformitiesRaised', 'nonconformities-raised'],
  ['EvaluationGranted', 'decision-granted'],
  ['EvaluationRefused', 'decision-refused'],
] as const satisfies readonly (readonly [FollowedEvent, string])[]

/** What a client is told of its application while it is under way. */
export function tellClient({ call }: CellServices) {
  return notices.map(([event, kind]) =>
    follow(event, `tell-client-${kind}`, ({ payload, context }) =>
      call(notifyClient, { params: { applicationId: payload.applicationId }, body: { kind } }, context.key),
    ),
  )
}
