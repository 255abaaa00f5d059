import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import { detail } from '@concert/sentences/detail'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CountStore, CountStores } from './count-store.ts'
import { exchangeCounts, type Ticker } from './exchange-counts.ts'
import { RefusedRequest } from './refused-request.ts'
import { SharedCounts } from './shared-counts.ts'

/** How many requests one caller may send to one process of a service within a window. */
export interface RequestLimits {
  /** Of one client with a token, at one authority. */
  readonly perClient: number
  /** Of one address without a token that holds. */
  readonly perAddress: number
  readonly windowMs: number
  /** When the replicas exchange what they count. Where it is absent, each counts for itself. */
  readonly every?: Ticker
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

/**
 * Counts in the memory of this process, in windows that begin with the first request of each caller. What other replicas have told of a caller
 * in `stores` counts with it.
 */
export async function createRequestLimiter(
  app: FastifyInstance,
  limits: RequestLimits,
  stores: CountStores = {},
): Promise<RequestLimiter> {
  await app.register(rateLimit, { global: false, cache: CALLERS_MAX, timeWindow: limits.windowMs })
  const addresses = app.createRateLimit({ max: limits.perAddress, keyGenerator: ({ ip }) => addressCounted(ip) })
  const clients = app.createRateLimit({ max: limits.perClient, keyGenerator: clientOf })
  const shared = sharedBy(stores)
  if (limits.every !== undefined) exchangeCounts(app, [...shared.clients.values(), ...shared.addresses], limits.every)
  const seconds = Math.ceil(limits.windowMs / 1_000)
  const [ofAddresses] = shared.addresses
  const tell = (limited: Limited, counted: Counted, reply: FastifyReply): void => {
    if (limited.isAllowed) return
    const { policy, isAsked } = counted
    const { isOver, left, endsInMs } = standingOf(limited, counted)
    if (isAsked && !isOver) return
    const endsInSeconds = Math.ceil(endsInMs / 1_000)
    reply.header('ratelimit-policy', `"${policy}";q=${limited.max};w=${seconds}`)
    reply.header('ratelimit', `"${policy}";r=${Math.max(left, 0)};t=${endsInSeconds}`)
    if (!isOver) return
    throw new RefusedRequest('too-many-requests', {
      detail: detail('too-many-requests', { requests: limited.max, seconds }),
      retryAfterSeconds: Math.max(endsInSeconds, 1),
    })
  }
  const address = { policy: 'address', counts: ofAddresses, isAsked: false } as const
  return {
    countAddress: async (request, reply) => tell(await addresses(request), address, reply),
    requireAddress: async (request, reply) =>
      tell(await addresses(request, { increment: false }), { ...address, isAsked: true }, reply),
    async countClient(request, reply) {
      const counts = shared.clients.get(authorityOf(request) ?? '')
      tell(await clients(request), { policy: 'client', counts, isAsked: false }, reply)
    },
  }
}

/** An address as it is counted: of IPv6 the first half, all of which one household or firm has. */
export function addressCounted(ip: string): string {
  return normalizeIP(ip)
}

/** What is counted: by which policy, with which counts of other replicas, and whether this is only a question. */
interface Counted {
  readonly policy: 'address' | 'client'
  readonly counts: SharedCounts | undefined
  readonly isAsked: boolean
}

/** How a caller stands with what it asked elsewhere; what is answered here is kept for the others. */
function standingOf(limited: Exclude<Limited, { isAllowed: true }>, { policy, counts, isAsked }: Counted) {
  const { max, ttl, isExceeded } = limited
  const key = `${policy} ${limited.key}`
  const elsewhere = counts?.elsewhere(key) ?? { requests: 0, endsInMs: 0 }
  const left = limited.remaining - elsewhere.requests
  const isOver = isAsked ? left <= 0 : isExceeded || left < 0
  if (!isAsked && !isOver) counts?.noteAnswered(key, { max, endsInMs: ttl })
  return { isOver, left, endsInMs: isExceeded || left > 0 ? ttl : Math.max(ttl, elsewhere.endsInMs) }
}

function sharedBy({ clients = new Map(), addresses }: CountStores) {
  const sharedIn = (store: CountStore) => new SharedCounts(store, CALLERS_MAX)
  return {
    clients: new Map<string, SharedCounts>([...clients].map(([authority, store]) => [authority, sharedIn(store)])),
    addresses: addresses === undefined ? [] : [sharedIn(addresses)],
  }
}

function authorityOf({ params }: FastifyRequest): string | undefined {
  return (params as { authority?: string }).authority
}

/** A client has its limit at each authority. */
function clientOf(request: FastifyRequest): string {
  return `${authorityOf(request)} ${request.caller?.kind} ${request.caller?.id}`
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
