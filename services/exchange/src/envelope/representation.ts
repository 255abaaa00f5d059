import type { envelopeReceipt, outboundEnvelope } from '@concert/contracts/exchange'
import type { z } from 'zod'
import type { InboundRow, OutboundRow } from './store.ts'

export type OutboundBody = z.input<typeof outboundEnvelope>
export type ReceiptBody = z.input<typeof envelopeReceipt>

/** An envelope to another authority, for the workers of the cell. */
export function representOutbound({ version, state, statement, deliveredAt }: OutboundRow): {
  body: OutboundBody
  version: number
} {
  const { envelopeId: id, to, envelopeType: type } = state
  return { body: { id, to, type, statement, deliveredAt }, version }
}

/** The receipt of an envelope, for the authority that sent it. */
export function representReceipt({ version, state, receivedAt }: InboundRow): { body: ReceiptBody; version: number } {
  return { body: { id: state.envelopeId, receivedAt, applied: 'already-accepted' }, version }
}
