import type { Authority } from '@concert/domain/jurisdictions'
import type { Authenticate } from '@concert/platform/authenticate'
import { createService } from '@concert/platform/service'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { ReviewsContext } from './context.ts'
import { routes } from './routes.ts'

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
  })
}
