import { shredGrounds } from '@concert/domain/artefact/state'
import { z } from 'zod'
import { evidence } from './evidence.ts'
import { operation } from './operation.ts'
import { evidenceId, text } from './primitives.ts'

export const shredEvidence = operation({
  id: 'shredEvidence',
  service: 'evidence',
  surface: 'cell',
  callers: ['signatory'],
  method: 'POST',
  path: '/evidence/{evidenceId}/shredding',
  summary: 'Make the bytes of an evidence file unreadable for good',
  description:
    'The key of its bytes is deleted, so that no copy of them can be read, unless another record rests on the same bytes; it cannot be undone. The record, its digest, who read it, and what was found and decided by it stay. Refused under a legal hold, and while a decision on the application is awaited.',
  params: z.strictObject({ evidenceId }),
  body: z.strictObject({ ground: z.enum(shredGrounds), reason: text(2000) }),
  success: { status: 200, body: evidence },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met'],
  example: { body: { ground: 'erasure-request', reason: 'The person whom the file shows asked for it in writing.' } },
})
