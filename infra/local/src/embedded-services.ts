import type { Service } from '@concert/contracts'
import { createAuthenticate, createLogger } from '@concert/platform'
import * as applications from '@concert/applications-service/app'
import { readConfig as readApplicationsConfig } from '@concert/applications-service/config'
import { createContexts as createApplicationsContexts } from '@concert/applications-service/context'
import * as certificates from '@concert/certificates-service/app'
import { readConfig as readCertificatesConfig } from '@concert/certificates-service/config'
import { createContexts as createCertificatesContexts } from '@concert/certificates-service/context'
import * as evidence from '@concert/evidence-service/app'
import { readConfig as readEvidenceConfig } from '@concert/evidence-service/config'
import { createContexts as createEvidenceContexts } from '@concert/evidence-service/context'
import * as exchange from '@concert/exchange-service/app'
import { readConfig as readExchangeConfig } from '@concert/exchange-service/config'
import { createContexts as createExchangeContexts } from '@concert/exchange-service/context'
import * as registry from '@concert/registry-service/app'
import { readConfig as readRegistryConfig } from '@concert/registry-service/config'
import { createContext as createRegistryContext } from '@concert/registry-service/context'
import * as reviews from '@concert/reviews-service/app'
import { readConfig as readReviewsConfig } from '@concert/reviews-service/config'
import { createContexts as createReviewsContexts } from '@concert/reviews-service/context'
import * as workflows from '@concert/workflows-service/app'
import { readConfig as readWorkflowsConfig } from '@concert/workflows-service/config'
import { createContexts as createWorkflowsContexts, type WorkflowsContext } from '@concert/workflows-service/context'
import type { Authority } from '@concert/domain'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'

/** One service built in this process from the same configuration that its own process would read. */
export interface Built {
  readonly app: FastifyInstance
  close(): Promise<void>
  /** Only of the workflows service: its engines, whose rest tests wait for. */
  readonly engines?: ReadonlyMap<Authority, WorkflowsContext>
}

type Environment = Readonly<Record<string, string>>

/** Builds a service as its `main.ts` does, but with the environment given and the log of the whole. */
export function buildService(service: Service, environment: Environment, logFile: string | undefined): Promise<Built> {
  const logger = createLogger({
    service,
    ...(environment['CONCERT_LOG_LEVEL'] === undefined ? {} : { level: environment['CONCERT_LOG_LEVEL'] }),
    ...(logFile === undefined ? {} : { file: logFile }),
  })
  return builders[service](environment, logger)
}

const builders: Record<Service, (environment: Environment, logger: Logger) => Promise<Built>> = {
  async applications(environment, logger) {
    const config = readApplicationsConfig(environment)
    const { contexts, close } = await createApplicationsContexts(config)
    return { app: await applications.buildApp(contexts, parts(config, logger)), close }
  },
  async evidence(environment, logger) {
    const config = readEvidenceConfig(environment)
    const { contexts, close } = await createEvidenceContexts(config)
    return { app: await evidence.buildApp(contexts, parts(config, logger)), close }
  },
  async reviews(environment, logger) {
    const config = readReviewsConfig(environment)
    const { contexts, close } = await createReviewsContexts(config)
    return { app: await reviews.buildApp(contexts, parts(config, logger)), close }
  },
  async certificates(environment, logger) {
    const config = readCertificatesConfig(environment)
    const { contexts, close } = await createCertificatesContexts(config)
    return { app: await certificates.buildApp(contexts, parts(config, logger)), close }
  },
  async exchange(environment, logger) {
    const config = readExchangeConfig(environment)
    const { contexts, close } = await createExchangeContexts(config)
    return { app: await exchange.buildApp(contexts, parts(config, logger)), close }
  },
  async registry(environment, logger) {
    const { context, close } = await createRegistryContext(readRegistryConfig(environment))
    return { app: await registry.buildApp(context, { logger }), close }
  },
  async workflows(environment, logger) {
    const config = readWorkflowsConfig(environment)
    const { contexts, close } = await createWorkflowsContexts(config, logger)
    return { app: await workflows.buildApp(contexts, parts(config, logger)), close, engines: contexts }
  },
}

function parts(config: { readonly issuers: Parameters<typeof createAuthenticate>[0] }, logger: Logger) {
  return { logger, authenticate: createAuthenticate(config.issuers) }
}
