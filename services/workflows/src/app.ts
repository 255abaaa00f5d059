import type { Authority } from '@concert/domain/jurisdictions'
import { createService } from '@concert/platform/service'
import type { ServiceOptions } from '@concert/platform/service-options'
import type { FastifyInstance } from 'fastify'
import type { WorkflowsContext } from '#context.ts'
import { routes } from '#routes/index.ts'

type Services = Required<Pick<ServiceOptions<WorkflowsContext>, 'logger' | 'authenticate'>>

/** The operator's window on the engine; the work itself is done by the engine in the contexts. */
export function buildApp(
  contexts: ReadonlyMap<Authority, WorkflowsContext>,
  services: Services,
): Promise<FastifyInstance> {
  return createService({
    service: 'workflows',
    routes,
    contexts,
    ...services,
  })
}
