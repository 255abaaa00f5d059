import { authorities } from '@concert/domain/jurisdictions'
import { residencyCategories } from '@concert/domain/residency/category'
import { z } from 'zod'
import { applicationId, date, evidenceId, sha256 } from '../primitives.ts'

/** What the event and the state of an evidence file have in common. The name of the file is in neither: it can be personal data. */
export const artefactParticulars = {
  authority: z.enum(authorities),
  evidenceId,
  applicantId: z.string(),
  applicationId,
  digest: sha256,
  sizeBytes: z.number().int(),
  mediaType: z.string(),
  residencyCategory: z.enum(residencyCategories),
  effectiveOn: date.nullable(),
  scan: z.literal('not-scanned'),
}
