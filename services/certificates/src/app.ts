import type { Authority } from '@concert/domain'
import { type Authenticate, createService } from '@concert/platform'
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
    readiness: async () => {
      const answers = await Promise.all([...contexts.values()].map(unreachable))
      return answers.filter((reason) => reason !== undefined)
    },
  })
}

async function unreachable({ authority, pool }: CertificatesContext): Promise<string | undefined> {
  try {
    await pool.query('select 1')
    return undefined
  } catch {
    return `the database of ${authority} does not answer`
  }
}
