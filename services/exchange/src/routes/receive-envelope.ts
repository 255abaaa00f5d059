import { operations } from '@concert/contracts/operations'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import { route } from '#route.ts'
import { receiveEnvelope } from '#use-cases/receive-envelope.ts'

export const receiveEnvelopeRoute = route.plain(
  operations.receiveEnvelope,
  async ({ raw, requestId, inTransaction }, context) => ({
    body: await receiveEnvelope(inTransaction, context, statementIn(raw), requestId),
  }),
)

/** A body of another type is refused before it is read; what is left is a request without one. */
function statementIn(request: FastifyRequest): string {
  if (typeof request.body === 'string') return request.body
  throw new RefusedRequest('unsupported-media-type', {
    detail: detail('content-type-expected', { mediaType: 'application/jose' }),
  })
}
