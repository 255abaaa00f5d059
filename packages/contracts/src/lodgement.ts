import { z } from 'zod'
import { SIGNED_BYTES_MAX } from './body-limits.ts'
import { envelopeStatement, lodgementAnswer, lodgementQuery } from './envelopes.ts'
import { exampleCompactJws } from './examples.ts'
import { operation } from './operation.ts'
import { applicationId, authority, instant } from './primitives.ts'

export const getLodgementCheck = operation({
  id: 'getLodgementCheck',
  service: 'applications',
  surface: 'internal',
  callers: ['system'],
  method: 'GET',
  path: '/applications/{applicationId}/lodgement-check',
  summary: 'The question to the other authorities that stands, and whose answer is awaited',
  params: z.strictObject({ applicationId }),
  success: {
    status: 200,
    body: z.strictObject({ query: lodgementQuery.nullable(), awaiting: z.array(authority) }),
  },
  problems: ['not-found'],
})

export const answerLodgementQuery = operation({
  id: 'answerLodgementQuery',
  service: 'applications',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/lodgement-queries',
  summary: 'Verify the question of another authority and return the answer of this one',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 200, body: z.strictObject({ to: authority, answer: lodgementAnswer }) },
  problems: ['rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const recordLodgementAnswer = operation({
  id: 'recordLodgementAnswer',
  service: 'applications',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/lodgement-answers',
  summary: 'Verify and record the answer of another authority; a second answer that differs is refused',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  success: { status: 201, body: z.strictObject({ applicationId, askedAt: instant, from: authority }) },
  problems: ['not-found', 'conflict', 'rules-not-met'],
  example: { body: { statement: exampleCompactJws } },
})

export const recordLodgementCheck = operation({
  id: 'recordLodgementCheck',
  service: 'applications',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/applications/{applicationId}/lodgement-check',
  summary: 'Record the answers of the authorities and who has not answered; a superseded question changes nothing',
  params: z.strictObject({ applicationId }),
  body: z.strictObject({ askedAt: instant }),
  success: { status: 200, body: z.strictObject({ applicationId }) },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met'],
  example: { body: { askedAt: '2026-11-23T09:00:00.000Z' } },
})
