import { z } from 'zod'
import { evaluation } from './evaluations.ts'
import { operation } from './operation.ts'
import { evaluationId, requirementId, text } from './primitives.ts'

export const acceptFindings = operation({
  id: 'acceptFindings',
  service: 'reviews',
  surface: 'cell',
  method: 'POST',
  callers: ['evaluator'],
  path: '/evaluations/{evaluationId}/findings/accept',
  summary: 'Accept, as an impartial evaluator, what somebody in conflict found, with the reasons (4.2)',
  description:
    'The findings become those of the evaluator, who has the requirement and has opened the evidence; otherwise the work is done again (`recordFindings`).',
  params: z.strictObject({ evaluationId }),
  ifMatch: true,
  body: z.strictObject({ requirementIds: z.array(requirementId).min(1).max(100), reasons: text(4000) }),
  success: { status: 200, body: evaluation },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
  example: {
    body: {
      requirementIds: ['GBA-AI-TS-01'],
      reasons: 'The evidence was read again, and shows what the finding says.',
    },
  },
})
