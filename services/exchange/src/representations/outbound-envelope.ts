import type { outboundEnvelope } from '@concert/contracts/exchange'
import type { z } from 'zod'
import type { OutboundRecord } from '#store/outbound.ts'

export function representOutbound(record: OutboundRecord): z.input<typeof outboundEnvelope> {
  const { envelopeId, to, type, statement, deliveredAt } = record
  return { id: envelopeId, to, type, statement, deliveredAt }
}
