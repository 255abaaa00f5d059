import { envelopeTypes } from '@concert/domain/envelope/state'
import { z } from 'zod'
import { ENVELOPE_BYTES_MAX } from './body-limits.ts'
import { compactJws } from './certificate-content.ts'
import { envelope } from './envelopes.ts'
import { exampleCompactJws, exampleDossier } from './examples.ts'
import { operation } from './operation.ts'
import { authority, envelopeId, instant, text } from './primitives.ts'

export const envelopeReceipt = z
  .strictObject({ id: envelopeId, receivedAt: instant, applied: z.enum(['accepted', 'already-accepted']) })
  .meta({ id: 'EnvelopeReceipt' })

export const receiveEnvelope = operation({
  id: 'receiveEnvelope',
  service: 'exchange',
  surface: 'peer',
  callers: ['peer-authority'],
  method: 'POST',
  path: '/exchange/envelopes',
  summary: 'Receive one signed envelope from another authority (Content-Type: application/jose)',
  description:
    'Authenticated by its signature alone. An envelope received before answers already-accepted and has no second effect.',
  bodyBytesMax: ENVELOPE_BYTES_MAX,
  rawBody: 'jose',
  success: { status: 202, body: envelopeReceipt },
  problems: ['envelope-rejected', 'payload-too-large', 'unsupported-media-type'],
  example: { body: exampleCompactJws },
})

export const outboundEnvelope = z
  .strictObject({
    id: envelopeId,
    to: authority,
    type: z.enum(envelopeTypes),
    statement: compactJws,
    deliveredAt: instant.nullable(),
  })
  .meta({ id: 'OutboundEnvelope' })

export const sendEnvelope = operation({
  id: 'sendEnvelope',
  service: 'exchange',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/envelopes',
  summary: 'Sign and record an envelope for another authority; its delivery is a job',
  bodyBytesMax: ENVELOPE_BYTES_MAX,
  body: envelope.pick({ to: true, type: true, body: true }).extend({
    /** Names what the envelope is about, so that the same intention never becomes two envelopes. */
    key: text(200),
  }),
  success: { status: 201, body: outboundEnvelope },
  repetition: 200,
  problems: ['rules-not-met'],
  example: {
    body: {
      to: 'mo',
      type: 'dossier.v1',
      body: exampleDossier,
      key: 'dossier evl_0197f3a0-0000-7000-8000-000000000001',
    },
  },
})

export const deliverEnvelope = operation({
  id: 'deliverEnvelope',
  service: 'exchange',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/envelopes/{envelopeId}/deliver',
  summary: 'Hand a recorded envelope to the other authority over HTTP',
  params: z.strictObject({ envelopeId }),
  body: z.strictObject({}),
  success: { status: 200, body: outboundEnvelope },
  problems: ['not-found', 'unavailable', 'envelope-rejected'],
  example: { body: {} },
})

export const reviveEnvelope = operation({
  id: 'reviveEnvelope',
  service: 'exchange',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/envelopes/{envelopeId}/revive',
  summary: 'Send an envelope anew that the ledgers say the other authority does not have as it was sent',
  params: z.strictObject({ envelopeId }),
  body: z.strictObject({}),
  success: { status: 200, body: outboundEnvelope },
  problems: ['not-found', 'rules-not-met', 'action-not-allowed'],
  example: { body: {} },
})
