import type { Authority } from '@concert/domain'
import { type Authenticate, createService } from '@concert/platform'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { WorkflowsContext } from './context.ts'
import { routes } from './routes/index.ts'

/** The operator's window on the engine; the work itself is done by the engine in the contexts. */
export function buildApp(
  contexts: ReadonlyMap<Authority, WorkflowsContext>,
  { logger, authenticate }: { readonly logger: Logger; readonly authenticate: Authenticate },
): Promise<FastifyInstance> {
  return createService({ service: 'workflows', routes, contexts, logger, authenticate })
}
