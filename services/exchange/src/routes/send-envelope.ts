import { transactional } from '@concert/platform/operation-route'
import type { ExchangeContext } from '#context.ts'
import { operations } from '@concert/contracts/operations'
import { representOutbound } from '#representations/outbound-envelope.ts'
import { sendEnvelope } from '#use-cases/send-envelope.ts'

export const sendEnvelopeRoute = transactional(
  operations.sendEnvelope,
  async ({ body, actor, requestId }, { signer }: ExchangeContext, transaction) => {
    const { record, isNew } = await sendEnvelope(transaction, body, signer, { actorId: actor.id, requestId })
    return { body: representOutbound(record), status: isNew ? 201 : 200 }
  },
)
