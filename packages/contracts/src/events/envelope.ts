import { z } from 'zod'
import { envelopeParticulars } from '../shapes/envelope.ts'
import { stamp } from './parts.ts'

const { envelopeId, to, envelopeType } = envelopeParticulars

/** Envelopes between cells. An inbound envelope has its own stream, which its sender's code begins. */
export const envelopeEvents = {
  EnvelopeQueued: z.object({ ...stamp, ...envelopeParticulars }),
  EnvelopeDelivered: z.object({ ...stamp, envelopeId, to, envelopeType }),
  /** `body` is checked by whoever reads it, against the contract of its type. */
  EnvelopeReceived: z.object({ ...stamp, ...envelopeParticulars, body: z.json() }),
}
