import { commandCase } from '@concert/cases/command'
import { findCase } from '@concert/cases/find'
import type { Verb } from '@concert/cases/verb'
import { fault } from '@concert/contracts/found-errors'
import { operations } from '@concert/contracts/operations'
import type { Authority } from '@concert/domain/jurisdictions'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { ExchangeContext } from '#context.ts'
import type { Delivery } from '#peer-client.ts'
import { type OutboundCase, outboundCase } from './case.ts'
import { rejected } from './rejected.ts'
import { representOutbound } from './representation.ts'

const recording: Verb<OutboundCase, typeof operations.deliverEnvelope> = {
  isDone: ({ row }) => row.state.status === 'delivered',
  columns: ({ transaction }) => ({ deliveredAt: transaction.now }),
  answer: (row) => ({ body: representOutbound(row).body }),
}

/**
 * Delivers a recorded envelope to its recipient and records the delivery; 503 when the other side has not answered, 422 with its
 * reason when it will never accept the envelope. A delivered envelope is not sent again. If the process ended after the delivery,
 * it is sent again, and the other side answers that it already has it. Step 2 of docs/flows/recognition.md.
 */
export const deliverEnvelope = plain(
  operations.deliverEnvelope,
  async ({ params: { envelopeId }, inTransaction }, context: ExchangeContext) => {
    // No transaction is open while this waits for the other side.
    const row = await inTransaction((transaction) => findCase(outboundCase, transaction, envelopeId))
    const { status, to } = row.state
    if (status === 'delivered') return { body: representOutbound(row).body }
    // The other side stores it once, however often it is sent.
    requireAccepted(to, await context.peers.deliver(to, row.statement))
    return inTransaction((transaction, request) =>
      commandCase(outboundCase, operations.deliverEnvelope, recording, { transaction, request, context }),
    )
  },
)

function requireAccepted(to: Authority, delivery: Delivery): void {
  switch (delivery.outcome) {
    case 'accepted':
      return
    case 'rejected':
      throw rejected(
        [fault('rejected-by-peer', '', { authority: to })],
        detail('peer-refused', { authority: to, answer: delivery.reason }),
      )
    case 'unreachable':
      throw new RefusedRequest('unavailable', {
        detail: detail('peer-silent', { authority: to, answer: delivery.reason }),
        retryAfterSeconds: delivery.retryAfterSeconds,
      })
  }
}
