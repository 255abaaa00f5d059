import { z } from 'zod'
import { finding, requirementId, sha256, text } from '../primitives.ts'

/** What an evaluator records of one requirement. */
export const findingEntry = z.strictObject({
  requirementId,
  grade: finding,
  rationale: text(8000),
  evidence: z.array(sha256).max(50).meta({
    description: 'Of what is cited the evaluator has opened some, unless the grade is `conforms-with-observation`',
  }),
  noEvidenceReason: text(1000).optional().meta({
    description: 'Why no evidence exists, where none is cited of a requirement that is not met or does not apply',
  }),
})
