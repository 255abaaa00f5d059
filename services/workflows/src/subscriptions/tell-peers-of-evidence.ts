import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'
import { tellOfEvidence } from '#tell-of-evidence.ts'

/** Whatever closes a file, or opens it again, is told to the authorities that decide on a dossier which cites it. */
export function tellPeersOfEvidence(services: CellServices) {
  return [
    follow('evidence', 'EvidenceQuarantined', 'tell-peers-evidence-quarantined', ({ payload, context }) =>
      tellOfEvidence(services, payload.applicationId, context.key),
    ),
    follow('evidence', 'EvidenceReleased', 'tell-peers-evidence-released', async ({ payload, context }) => {
      // A new file, which nothing cites yet.
      if (payload.reason !== 'unchecked') await tellOfEvidence(services, payload.applicationId, context.key)
    }),
    follow('evidence', 'EvidenceFindingsAccepted', 'tell-peers-evidence-accepted', ({ payload, context }) =>
      tellOfEvidence(services, payload.applicationId, context.key),
    ),
    follow('evidence', 'EvidenceShredded', 'tell-peers-evidence-shredded', ({ payload, context }) =>
      tellOfEvidence(services, payload.applicationId, context.key),
    ),
  ]
}
