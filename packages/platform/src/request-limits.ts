import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import { detail } from '@concert/sentences/detail'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusedRequest } from './refused-request.ts'

/** How many requests one caller may send to one process of a service within a window. */
export interface RequestLimits {
  /** Of one client with a token, at one authority. */
  readonly perClient: number
  /** Of one address without a token that holds. */
  readonly perAddress: number
  readonly windowMs: number
}

/** How many callers are remembered of each kind; who was not heard of for longest is forgotten first. */
const CALLERS_MAX = 50_000

type Limited = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>

/** Counts requests, and refuses those beyond the limits. */
export interface RequestLimiter {
  /** @throws RefusedRequest 429 */
  countAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** @throws RefusedRequest 429 when the address of this request has none left; counts nothing */
  requireAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** Counts a request of the caller that its token proved. @throws RefusedRequest 429 */
  countClient(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

/** Counts in the memory of this process, in windows that begin with the first request of each caller. */
export async function createRequestLimiter(app: FastifyInstance, limits: RequestLimits): Promise<RequestLimiter> {
  await app.register(rateLimit, { global: false, cache: CALLERS_MAX, timeWindow: limits.windowMs })
  const addresses = app.createRateLimit({ max: limits.perAddress, keyGenerator: ({ ip }) => normalizeIP(ip) })
  const clients = app.createRateLimit({ max: limits.perClient, keyGenerator: clientOf })
  const seconds = Math.ceil(limits.windowMs / 1_000)
  const tell = (limited: Limited, policy: 'address' | 'client', reply: FastifyReply, isOver: boolean): void => {
    if (limited.isAllowed) return
    const { max, remaining, ttlInSeconds } = limited
    reply.header('ratelimit-policy', `"${policy}";q=${max};w=${seconds}`)
    reply.header('ratelimit', `"${policy}";r=${remaining};t=${ttlInSeconds}`)
    if (!isOver) return
    throw new RefusedRequest('too-many-requests', {
      detail: detail('too-many-requests', { requests: max, seconds }),
      retryAfterSeconds: Math.max(ttlInSeconds, 1),
    })
  }
  return {
    async countAddress(request, reply) {
      const limited = await addresses(request)
      tell(limited, 'address', reply, !limited.isAllowed && limited.isExceeded)
    },
    async requireAddress(request, reply) {
      const limited = await addresses(request, { increment: false })
      if (!limited.isAllowed && limited.remaining === 0) tell(limited, 'address', reply, true)
    },
    async countClient(request, reply) {
      const limited = await clients(request)
      tell(limited, 'client', reply, !limited.isAllowed && limited.isExceeded)
    },
  }
}

/** A client has its limit at each authority. */
function clientOf({ caller, params }: FastifyRequest): string {
  const { authority } = params as { authority?: string }
  return `${authority} ${caller?.kind} ${caller?.id}`
}

const NEVER_COUNTED: readonly (string | undefined)[] = ['/health', '/ready']

/** Counts pages, documents and unknown paths by address. Operations are counted where their caller is known. */
export function countWhatIsNoOperation(app: FastifyInstance, limiter: RequestLimiter): void {
  app.addHook('onRequest', async (request, reply) => {
    const { url, schema } = request.routeOptions
    if (NEVER_COUNTED.includes(url) || (schema !== undefined && 'operationId' in schema)) return
    await limiter.countAddress(request, reply)
  })
}
