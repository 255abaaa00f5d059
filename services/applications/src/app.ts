import type { Authority } from '@concert/domain/jurisdictions'
import type { Authenticate } from '@concert/platform/authenticate'
import { createService } from '@concert/platform/service'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { ApplicationsContext } from '#context.ts'
import { routes } from '#routes.ts'

export interface Services {
  readonly logger: Logger
  readonly authenticate: Authenticate
}

/** The applications service over these cells; what tests import and the embedded process mounts. */
export function buildApp(
  contexts: ReadonlyMap<Authority, ApplicationsContext>,
  services: Services,
): Promise<FastifyInstance> {
  return createService({
    service: 'applications',
    routes,
    contexts,
    ...services,
  })
}
