import { z } from 'zod'
import { operation } from './operation.ts'
import { instant, text } from './primitives.ts'

const deadLetter = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['delivery', 'saga', 'job']),
    subject: z.string(),
    reason: z.string(),
    attempts: z.number().int(),
    diedAt: instant,
  })
  .meta({ id: 'DeadLetter' })

const stuckWork = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['delivery', 'saga']),
    subject: z.string(),
    reason: z.string(),
    attempts: z.number().int(),
    nextAttemptAt: instant,
  })
  .meta({ id: 'StuckWork' })

export const listDeadLetters = operation({
  id: 'listDeadLetters',
  service: 'workflows',
  surface: 'internal',
  callers: ['system'],
  method: 'GET',
  path: '/dead-letters',
  summary: 'Work that was given up, each with its reason, and work that keeps failing',
  description:
    '`items` wait to be put back. `stuck` are repeated automatically, within a minute of the end of their cause: fix the cause, nothing else is needed.',
  success: { status: 200, body: z.strictObject({ items: z.array(deadLetter), stuck: z.array(stuckWork) }) },
})

export const retryDeadLetter = operation({
  id: 'retryDeadLetter',
  service: 'workflows',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/dead-letters/{id}/retry',
  summary: 'Put given-up work back to be done',
  params: z.strictObject({
    id: text(300).meta({ example: 'delivery.open-evaluation.0197f3a0-0000-7000-8000-000000000001' }),
  }),
  body: z.strictObject({}),
  success: { status: 202, body: z.strictObject({ id: z.string() }) },
  problems: ['not-found'],
  example: { body: {} },
})
