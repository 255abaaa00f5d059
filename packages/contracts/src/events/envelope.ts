import { revivals } from '@concert/domain/envelope/state'
import { z } from 'zod'
import { compactJws } from '../certificate-content.ts'
import { envelopeParticulars } from '../shapes/envelope.ts'
import { stamp } from './parts.ts'

const { envelopeId, to, envelopeType } = envelopeParticulars

/** Envelopes between cells. An inbound envelope has its own stream, which its sender's code begins. */
export const envelopeEvents = {
  EnvelopeQueued: z.object({ ...stamp, ...envelopeParticulars }),
  EnvelopeDelivered: z.object({ ...stamp, envelopeId, to, envelopeType }),
  /** A fresh envelope with the body of `statement` takes its place. */
  EnvelopeRevived: z.object({
    ...stamp,
    envelopeId,
    to,
    envelopeType,
    because: z.enum(revivals),
    statement: compactJws,
  }),
  /** `statement` is what its sender signed. Whoever acts on the envelope verifies it, and believes nothing else of this event. */
  EnvelopeReceived: z.object({ ...stamp, ...envelopeParticulars, statement: compactJws }),
}
