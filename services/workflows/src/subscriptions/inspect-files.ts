import { inspectEvidence } from '@concert/contracts/evidence'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

/**
 * Each uploaded file is inspected before anybody is given it, and at once again where its category was corrected, on which depends what the
 * checks ask for; while its scanner or its store is silent, again and again.
 */
export function inspectFiles({ call }: CellServices) {
  const inspect = (evidenceId: string, key: string) => call(inspectEvidence, { params: { evidenceId }, body: {} }, key)
  return [
    follow('evidence', 'EvidenceUploaded', 'inspect-uploaded', ({ payload, context }) =>
      inspect(payload.evidenceId, context.key),
    ),
    follow('evidence', 'EvidenceCorrected', 'inspect-corrected', async ({ payload, streamId, context }) => {
      if (payload.corrected.residencyCategory !== undefined) await inspect(streamId, context.key)
    }),
  ]
}
