import { plain } from '@concert/platform/operation-route'
import type { ExchangeContext } from '#context.ts'
import { operations } from '@concert/contracts/operations'
import { representOutbound } from '#representations/outbound-envelope.ts'
import { deliverEnvelope } from '#use-cases/deliver-envelope.ts'

/** Plain, because the other cell's answer is awaited: no transaction stays open meanwhile. */
export const deliverEnvelopeRoute = plain(
  operations.deliverEnvelope,
  async ({ params, requestId, inTransaction }, { peers }: ExchangeContext) => ({
    body: representOutbound(await deliverEnvelope(inTransaction, peers, params.envelopeId, requestId)),
  }),
)
