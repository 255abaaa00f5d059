import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import { RefusedRequest } from './refused-request.ts'

/**
 * The signed statement that a request brings as its body. A body of another type is refused before it is read; what is left is a request
 * without one.
 *
 * @throws RefusedRequest 415
 */
export function signedBody({ body }: FastifyRequest): string {
  if (typeof body === 'string') return body
  throw new RefusedRequest('unsupported-media-type', {
    detail: detail('content-type-expected', { mediaType: 'application/jose' }),
  })
}
