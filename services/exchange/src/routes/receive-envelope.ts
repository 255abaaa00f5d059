import { plain } from '@concert/platform/operation-route'
import type { ExchangeContext } from '#context.ts'
import { operations } from '@concert/contracts/operations'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import { receiveEnvelope } from '#use-cases/receive-envelope.ts'

export const receiveEnvelopeRoute = plain(
  operations.receiveEnvelope,
  async ({ raw, requestId, inTransaction }, context: ExchangeContext) => ({
    body: await receiveEnvelope(inTransaction, context, statementIn(raw), requestId),
  }),
)

/** A body of another type is refused before it is read; what remains is a request without a body. */
function statementIn(request: FastifyRequest): string {
  if (typeof request.body === 'string') return request.body
  throw new RefusedRequest('unsupported-media-type', {
    detail: detail('content-type-expected', { mediaType: 'application/jose' }),
  })
}
