import type { Service } from '@concert/contracts/operation'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { type Authenticate, createAuthenticate, type Issuer } from './authenticate.ts'
import type { CellService } from './cell-service.ts'
import type { ProcessConfig } from './program.ts'

/** The program of a service that serves cells, one context an authority. */
export function cellProgram<Config extends ProcessConfig & { readonly issuers: readonly Issuer[] }, Context>(given: {
  readonly service: Service
  readonly readConfig: (environment?: NodeJS.ProcessEnv) => Config
  readonly createContexts: (
    config: Config,
    logger: Logger,
  ) => Promise<{ readonly contexts: ReadonlyMap<Authority, Context>; close(): Promise<void> }>
  readonly buildApp: (
    contexts: ReadonlyMap<Authority, Context>,
    services: { readonly logger: Logger; readonly authenticate: Authenticate },
  ) => Promise<FastifyInstance>
}): CellService<Config, Context> {
  const { service, readConfig, createContexts, buildApp } = given
  return {
    service,
    readConfig,
    openContexts: createContexts,
    buildApp,
    async open(config, logger) {
      const { contexts, close } = await createContexts(config, logger)
      const app = await buildApp(contexts, { logger, authenticate: createAuthenticate(config.issuers) })
      return { app, contexts, close }
    },
  }
}
