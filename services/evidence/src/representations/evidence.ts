import type { evidence } from '@concert/contracts'
import type { z } from 'zod'
import type { ArtefactRecord } from '#store/artefacts.ts'

/** What is known of an evidence file; its bytes are in no representation. */
export function representEvidence(record: ArtefactRecord): z.input<typeof evidence> {
  const { evidenceId, authority, applicationId, digest, sizeBytes, mediaType } = record
  const { fileName, residencyCategory, effectiveOn, scan, storedAt } = record
  return {
    ...{ evidenceId, authority, applicationId, digest, sizeBytes, mediaType },
    ...{ fileName, residencyCategory, effectiveOn, scan, storedAt },
  }
}
