import { createService } from '@concert/platform/service'
import type { ServiceOptions } from '@concert/platform/service-options'
import type { FastifyInstance } from 'fastify'
import type { RegistryContext } from '#context.ts'
import { mountPages } from '#pages/mount-pages.ts'
import { routes } from '#routes/index.ts'

/** The whole service: the public API under `/registry/v1` and the pages for people. */
export async function buildApp(
  context: RegistryContext,
  services: Pick<ServiceOptions<RegistryContext>, 'logger'>,
): Promise<FastifyInstance> {
  const app = await createService({
    service: 'registry',
    logger: services.logger,
    routes,
    joint: context,
    readiness: () => reasonsAgainst(context),
  })
  await mountPages(app, context)
  return app
}

async function reasonsAgainst({ pool }: RegistryContext): Promise<string[]> {
  try {
    await pool.query('select 1')
    return []
  } catch {
    return ['the joint database does not answer']
  }
}
