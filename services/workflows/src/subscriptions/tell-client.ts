import { notifyClient } from '@concert/contracts/correspondence'
import type { EventPayload } from '@concert/contracts/events/streams'
import { isStoreFault } from '@concert/domain/artefact/state'
import type { MessageKind } from '@concert/domain/correspondence/state'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

type ApplicationId = EventPayload<'evidence', 'EvidenceQuarantined'>['applicationId']

const notices = [
  ['application', 'ApplicationReturned', 'application-returned'],
  ['application', 'ApplicationAccepted', 'application-accepted'],
  ['application', 'AcceptanceFell', 'acceptance-fell'],
  ['application', 'ApplicationDeclined', 'application-declined'],
  ['evidence', 'EvidenceReturned', 'evidence-returned'],
  ['evidence', 'EvidenceShredded', 'evidence-shredded'],
  ['evidence', 'EvidenceTechnologyChecked', 'evidence-technology-checked'],
  ['evaluation', 'EvaluatorsAssigned', 'evaluators-assigned'],
  ['evaluation', 'ObjectionDecided', 'objection-decided'],
  ['evaluation', 'NonconformitiesRaised', 'nonconformities-raised'],
  ['evaluation', 'EvaluationGranted', 'decision-granted'],
  ['evaluation', 'EvaluationRefused', 'decision-refused'],
] as const

/** Tells the client about the progress of its application, and what becomes of its files. */
export function tellClient({ call }: CellServices) {
  const tell = ({ applicationId }: { readonly applicationId: ApplicationId }, kind: MessageKind, key: string) =>
    call(notifyClient, { params: { applicationId }, body: { kind } }, key)
  return [
    ...notices.map(([stream, event, kind]) =>
      follow(stream, event, `tell-client-${kind}`, ({ payload, context }) => tell(payload, kind, context.key)),
    ),
    follow('evaluation', 'EvaluatorsReassigned', 'tell-client-evaluators-reassigned', ({ payload, context }) =>
      tell(payload, 'evaluators-assigned', context.key),
    ),
    follow('evidence', 'EvidenceQuarantined', 'tell-client-evidence-quarantined', ({ payload, context }) =>
      tell(payload, isStoreFault(payload.reason) ? 'evidence-lost' : 'evidence-closed', context.key),
    ),
  ]
}
