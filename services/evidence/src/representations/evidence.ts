import type { evidence } from '@concert/contracts/evidence'
import type { z } from 'zod'
import type { ArtefactRecord } from '#store/artefacts.ts'

/** The metadata of an evidence file; its bytes are in no representation. */
export function representEvidence(record: ArtefactRecord): z.input<typeof evidence> {
  return {
    evidenceId: record.evidenceId,
    authority: record.authority,
    applicationId: record.applicationId,
    digest: record.digest,
    sizeBytes: record.sizeBytes,
    mediaType: record.mediaType,
    fileName: record.fileName,
    residencyCategory: record.residencyCategory,
    effectiveOn: record.effectiveOn,
    scan: record.scan,
    storedAt: record.storedAt,
  }
}
