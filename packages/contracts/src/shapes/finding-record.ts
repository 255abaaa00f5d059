import { closureReasons } from '@concert/domain/artefact/state'
import { z } from 'zod'
import { finding, instant, personId, requirementId, sha256 } from '../primitives.ts'

/** What an evaluator found of a requirement, as the case shows it. */
export const findingRecord = z.strictObject({
  requirementId,
  grade: finding,
  rationale: z.string(),
  evidence: z.array(sha256),
  noEvidenceReason: z.string().nullable().meta({ description: 'Why no evidence exists; null where it is cited' }),
  closedEvidence: z.array(z.strictObject({ digest: sha256, reason: z.enum(closureReasons) })).meta({
    description:
      'The cited files that were closed since, and why: nothing is completed, recommended or decided on them',
  }),
  acceptedFrom: z
    .strictObject({ personId, reasons: z.string() })
    .nullable()
    .meta({ description: 'Who found it, where the evaluator accepted what somebody in conflict had found' }),
  evaluatorId: personId,
  recordedAt: instant,
})
