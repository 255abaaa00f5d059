import underPressure from '@fastify/under-pressure'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { detail } from '@concert/sentences/detail'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { RefusedRequest } from './refused-request.ts'

/** How much a process takes on before it refuses what it could answer only late. */
export interface LoadLimits {
  /** How late the event loop may be on average, in ms. */
  readonly loopDelayMsMax: number
  /** How many requests of one authority may wait for a connection to its database. */
  readonly poolWaitersMax: number
  /** How late the event loop is; measured where it is absent. */
  readonly loopDelayMs?: () => number
}

/** Beyond them an answer comes later than most callers wait; a process that is merely busy stays far below both. */
export const loadLimits: LoadLimits = { loopDelayMsMax: 2_000, poolWaitersMax: 500 }

const NEVER_SHED: readonly (string | undefined)[] = ['/health', '/ready']

/**
 * Refuses requests with 503 while the process, or the database of the authority that is asked, is under more load than `limits`. What
 * services ask of each other goes on: there is no more of it than the workers do at a time, and it ends work that was begun.
 */
export async function shedLoad(
  app: FastifyInstance,
  limits: LoadLimits,
  contexts?: ReadonlyMap<Authority, { readonly pool: Pick<Pool, 'waitingCount'> }>,
): Promise<void> {
  // Without limits of its own the plugin only measures: it knows neither the pools nor the problems.
  await app.register(underPressure, { sampleInterval: 1_000 })
  // The plugin says infinite where it could measure nothing in a whole interval: after one long stop, which is over, and not while it lasts.
  const measured = () => (Number.isFinite(app.memoryUsage().eventLoopDelay) ? app.memoryUsage().eventLoopDelay : 0)
  const loopDelayMs = limits.loopDelayMs ?? measured
  app.addHook('onRequest', (request, _reply, done) => {
    if (isNeverShed(request)) return done()
    const { authority } = request.params as { authority?: string }
    const known = authorities.find((one) => one === authority)
    const waiters = known === undefined ? 0 : (contexts?.get(known)?.pool.waitingCount ?? 0)
    if (loopDelayMs() <= limits.loopDelayMsMax && waiters <= limits.poolWaitersMax) return done()
    done(new RefusedRequest('unavailable', { detail: detail('service-busy'), retryAfterSeconds: 2 }))
  })
}

function isNeverShed({ routeOptions: { url } }: FastifyRequest): boolean {
  return NEVER_SHED.includes(url) || url?.startsWith('/internal/') === true
}
