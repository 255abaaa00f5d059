import type { Service } from '@concert/contracts/operation'
import { operationsOf } from '@concert/contracts/operations'
import { createLogger } from '@concert/platform/logger'
import { createService } from '@concert/platform/service'
import type { Generator } from './generated-file.ts'

const services: readonly Service[] = [
  'applications',
  'certificates',
  'evidence',
  'exchange',
  'personnel',
  'registry',
  'reviews',
  'workflows',
]

/** The OpenAPI document of each service, which depends only on the contract: no service is built and no database is queried. */
export const openApiGenerators: readonly Generator[] = services.map((service) => ({
  path: `openapi/${service}.json`,
  produce: async () => `${JSON.stringify(await documentOf(service), null, 2)}\n`,
}))

async function documentOf(service: Service): Promise<unknown> {
  const app = await createService({
    service,
    logger: createLogger({ service, level: 'silent' }),
    routes: operationsOf(service).map((operation) => ({ operation, transactional: false, handle: unanswered })),
  })
  try {
    await app.ready()
    return app.swagger()
  } finally {
    await app.close()
  }
}

async function unanswered(): Promise<never> {
  throw new Error('no handler is called while the document is generated')
}
