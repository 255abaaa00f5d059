import { notifyClient } from '@concert/contracts/correspondence'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

const notices = [
  ['application', 'ApplicationReturned', 'application-returned'],
  ['application', 'ApplicationAccepted', 'application-accepted'],
  ['application', 'AcceptanceFell', 'acceptance-fell'],
  ['application', 'ApplicationDeclined', 'application-declined'],
  ['evaluation', 'NonconformitiesRaised', 'nonconformities-raised'],
  ['evaluation', 'EvaluationGranted', 'decision-granted'],
  ['evaluation', 'EvaluationRefused', 'decision-refused'],
] as const

/** Tells the client about the progress of its application. */
export function tellClient({ call }: CellServices) {
  return notices.map(([stream, event, kind]) =>
    follow(stream, event, `tell-client-${kind}`, ({ payload, context }) =>
      call(notifyClient, { params: { applicationId: payload.applicationId }, body: { kind } }, context.key),
    ),
  )
}
