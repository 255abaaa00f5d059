import { commandCase } from '@concert/cases/command'
import { findCase } from '@concert/cases/find'
import type { Verb } from '@concert/cases/verb'
import { operations } from '@concert/contracts/operations'
import { afterRefusal } from '@concert/domain/envelope/after-refusal'
import type { Authority } from '@concert/domain/jurisdictions'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { ExchangeContext } from '#context.ts'
import type { Delivery } from '#peer-client.ts'
import { type OutboundCase, outboundCase } from './case.ts'
import { rejecting } from './rejected.ts'
import { representOutbound } from './representation.ts'
import { revive } from './revive-envelope.ts'

/** An upgrade or a new trust folder takes people: the job asks at its slowest pace. */
const REFUSED_RETRY_SECONDS = 60

/**
 * Delivers a recorded envelope to its recipient and records the delivery; 503 when the other side has not answered, 422 with its
 * reason when it will never accept the envelope. A delivered envelope is not sent again. If the process ended after the delivery,
 * it is sent again, and the other side answers that it already has it. What it finds too old is sent anew; what it cannot judge yet is
 * kept and offered again. Step 2 of docs/flows/recognition.md.
 */
export const deliverEnvelope = plain(
  operations.deliverEnvelope,
  async ({ params: { envelopeId }, inTransaction }, context: ExchangeContext) => {
    // No transaction is open while this waits for the other side.
    const row = await inTransaction((transaction) => findCase(outboundCase, transaction, envelopeId))
    const { status, to } = row.state
    if (status === 'delivered' || status === 'revived') return { body: representOutbound(row).body }
    // The other side stores it once, however often it is sent.
    const delivery = await context.peers.deliver(to, row.statement)
    const becomes =
      delivery.outcome === 'rejected' ? afterRefusal(delivery.codes, row.queuedAt, new Date().toISOString()) : 'judged'
    if (becomes === 'anew') {
      return inTransaction((transaction, request) =>
        revive({ transaction, request, context }, envelopeId, () => 'too-old'),
      )
    }
    const { receiptFor, reason } = answerOf(to, delivery, becomes === 'later')
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
function answerOf(to: Authority, delivery: Delivery, isPassing: boolean) {
  switch (delivery.outcome) {
    case 'accepted':
      return { receiptFor: delivery.receiptFor, reason: `a receipt for ${delivery.receiptFor}` }
    case 'rejected':
      if (isPassing) throw silent(to, delivery.reason, REFUSED_RETRY_SECONDS)
      return { receiptFor: null, reason: delivery.reason }
    case 'unreachable':
      throw silent(to, delivery.reason, delivery.retryAfterSeconds)
  }
}

function silent(authority: Authority, answer: string, retryAfterSeconds: number): RefusedRequest {
  return new RefusedRequest('unavailable', { detail: detail('peer-silent', { authority, answer }), retryAfterSeconds })
}
