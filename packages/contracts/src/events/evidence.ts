import { z } from 'zod'
import { residencyCategory } from '../evidence.ts'
import { applicationId, date, evidenceId, sha256 } from '../primitives.ts'

/** Uploaded files. A file's name is in no event: it may be the name of a person. */
export const evidenceEvents = {
  EvidenceStored: z.object({
    evidenceId,
    applicationId,
    digest: sha256,
    sizeBytes: z.number().int(),
    mediaType: z.string(),
    residencyCategory,
    effectiveOn: date.nullable(),
    scan: z.literal('not-scanned'),
  }),
}
