import multipart from '@fastify/multipart'
import type { Authority } from '@concert/domain/jurisdictions'
import { requestTimeMs } from '@concert/platform/request-time'
import { createService } from '@concert/platform/service'
import type { ServiceOptions } from '@concert/platform/service-options'
import type { FastifyInstance } from 'fastify'
import type { EvidenceContext } from '#context.ts'
import { startSweeping } from '#jobs/sweep-objects.ts'
import { routes } from '#routes/index.ts'
import { formLimits } from '#upload-form.ts'

type Services = Required<Pick<ServiceOptions<EvidenceContext>, 'logger' | 'authenticate'>>

/** The evidence service over these cells, for tests and the embedded process. */
export async function buildApp(
  contexts: ReadonlyMap<Authority, EvidenceContext>,
  services: Services,
): Promise<FastifyInstance> {
  const app = await createService({
    service: 'evidence',
    routes,
    contexts,
    ...services,
    requestTimeMs: requestTimeMs(Math.max(...[...contexts.values()].map(({ evidenceBytesMax }) => evidenceBytesMax))),
    plugins: async (instance) => {
      await instance.register(multipart, { limits: formLimits, throwFileSizeLimit: false })
    },
  })
  sweepWhileOpen(app, contexts, services)
  return app
}

function sweepWhileOpen(
  app: FastifyInstance,
  contexts: ReadonlyMap<Authority, EvidenceContext>,
  { logger }: Services,
): void {
  let stop: (() => Promise<void>) | undefined
  app.addHook('onReady', async () => {
    stop = startSweeping(contexts, logger)
  })
  // Before `onClose`, in which the creator of the contexts closes their connections.
  app.addHook('preClose', async () => stop?.())
}
