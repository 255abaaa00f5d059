import { commandCase } from '@concert/cases/command'
import { findCase } from '@concert/cases/find'
import type { Verb } from '@concert/cases/verb'
import { operations } from '@concert/contracts/operations'
import type { Authority } from '@concert/domain/jurisdictions'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { ExchangeContext } from '#context.ts'
import type { Delivery } from '#peer-client.ts'
import { type OutboundCase, outboundCase } from './case.ts'
import { rejecting } from './rejected.ts'
import { representOutbound } from './representation.ts'

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
    const { receiptFor, reason } = answerOf(to, await context.peers.deliver(to, row.statement))
    return rejecting(
      inTransaction((transaction, request) =>
        commandCase(outboundCase, operations.deliverEnvelope, recordingOf(receiptFor), {
          transaction,
          request,
          context,
        }),
      ),
      detail('peer-refused', { authority: to, answer: reason }),
    )
  },
)

function recordingOf(receiptFor: string | null): Verb<OutboundCase, typeof operations.deliverEnvelope> {
  return {
    isDone: ({ row }) => row.state.status === 'delivered',
    facts: () => ({ receiptFor }),
    columns: ({ transaction }) => ({ deliveredAt: transaction.now }),
    answer: (row) => ({ body: representOutbound(row).body }),
  }
}

/** @throws RefusedRequest 503 when there is no answer to judge */
function answerOf(to: Authority, delivery: Delivery) {
  switch (delivery.outcome) {
    case 'accepted':
      return { receiptFor: delivery.receiptFor, reason: `a receipt for ${delivery.receiptFor}` }
    case 'rejected':
      return { receiptFor: null, reason: delivery.reason }
    case 'unreachable':
      throw new RefusedRequest('unavailable', {
        detail: detail('peer-silent', { authority: to, answer: delivery.reason }),
        retryAfterSeconds: delivery.retryAfterSeconds,
      })
  }
}
