import { operations } from '@concert/contracts'
import { RefusedRequest } from '@concert/platform'
import type { FastifyRequest } from 'fastify'
import { route } from '#route.ts'
import { receiveEnvelope } from '#use-cases/receive-envelope.ts'

export const receiveEnvelopeRoute = route.plain(
  operations.receiveEnvelope,
  async ({ raw, requestId, inTransaction }, context) => ({
    body: await receiveEnvelope(inTransaction, context, statementIn(raw), requestId),
  }),
)

/** A JSON body may be a string too, so the type of the content is what counts. */
function statementIn(request: FastifyRequest): string {
  const isJose = /^application\/jose\s*(;|$)/i.test(request.headers['content-type'] ?? '')
  if (isJose && typeof request.body === 'string') return request.body
  throw new RefusedRequest('unsupported-media-type', {
    detail: 'Send one compact JWS with Content-Type: application/jose.',
  })
}
