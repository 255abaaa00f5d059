import type { Authority } from '@concert/domain/jurisdictions'
import type { Authenticate } from '@concert/platform/authenticate'
import { createService } from '@concert/platform/service'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { CertificatesContext } from '#context.ts'
import { routes } from '#routes/index.ts'

/** The service over these contexts, not yet listening. Everything it answers is internal to the cell. */
export function buildApp(
  contexts: ReadonlyMap<Authority, CertificatesContext>,
  { logger, authenticate }: { readonly logger: Logger; readonly authenticate: Authenticate },
): Promise<FastifyInstance> {
  return createService({
    service: 'certificates',
    routes,
    contexts,
    logger,
    authenticate,
  })
}
