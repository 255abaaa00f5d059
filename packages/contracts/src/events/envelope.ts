import { z } from 'zod'
import { envelopeTypes } from '../envelopes.ts'
import { authority, envelopeId } from '../primitives.ts'

const type = z.enum(envelopeTypes)
const outbound = z.object({ envelopeId, to: authority, type })

/** Envelopes between cells. An inbound envelope has its own stream, which its sender's code begins. */
export const envelopeEvents = {
  EnvelopeQueued: outbound,
  EnvelopeDelivered: outbound,
  /** `body` is checked by whoever reads it, against the contract of its type. */
  EnvelopeReceived: z.object({ envelopeId, from: authority, type, body: z.unknown() }),
}
