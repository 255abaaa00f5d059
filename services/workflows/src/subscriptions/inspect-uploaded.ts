import { inspectEvidence } from '@concert/contracts/evidence'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

/** Each uploaded file is inspected before anybody is given it; while its scanner or its store is silent, again and again. */
export function inspectUploaded({ call }: CellServices) {
  return [
    follow('evidence', 'EvidenceUploaded', 'inspect-uploaded', ({ payload, context }) =>
      call(inspectEvidence, { params: { evidenceId: payload.evidenceId }, body: {} }, context.key),
    ),
  ]
}
