import type { Authority } from '@concert/domain'
import { type Authenticate, createService } from '@concert/platform'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { ReviewsContext } from './context.ts'
import { routes } from './routes/index.ts'

export interface Services {
  readonly logger: Logger
  readonly authenticate: Authenticate
}

/** The service with every operation mounted, not listening yet: what tests and the embedded process use. */
export async function buildApp(
  contexts: ReadonlyMap<Authority, ReviewsContext>,
  services: Services,
): Promise<FastifyInstance> {
  return createService<ReviewsContext>({
    service: 'reviews',
    routes,
    contexts,
    logger: services.logger,
    authenticate: services.authenticate,
    readiness: async () => {
      const reasons = await Promise.all([...contexts.values()].map(unreadyReason))
      return reasons.flat()
    },
  })
}

async function unreadyReason({ authority, pool }: ReviewsContext): Promise<string[]> {
  try {
    await pool.query('select 1')
    return []
  } catch {
    return [`the database of ${authority} does not answer`]
  }
}
