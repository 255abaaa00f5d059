import { operations } from '@concert/contracts/operations'
import { representOutbound } from '#representations/outbound-envelope.ts'
import { route } from '#route.ts'
import { deliverEnvelope } from '#use-cases/deliver-envelope.ts'

/** Plain, because it waits for the other cell's answer: no transaction stays open meanwhile. */
export const deliverEnvelopeRoute = route.plain(
  operations.deliverEnvelope,
  async ({ params, requestId, inTransaction }, { peers }) => ({
    body: representOutbound(await deliverEnvelope(inTransaction, peers, params.envelopeId, requestId)),
  }),
)
