import type { Service } from '@concert/contracts/operation'
import { assertReference } from '@concert/db/reference'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { type Authenticate, createAuthenticate, type Issuer } from './authenticate.ts'
import type { CellService } from './cell-service.ts'
import type { ProcessConfig } from './program.ts'

/** The program of a service that serves cells, one context per authority, each over a database that knows what this version knows. */
export function cellProgram<
  Config extends ProcessConfig & { readonly issuers: readonly Issuer[] },
  Context extends { readonly pool: Pool },
>(given: {
  readonly service: Service
  readonly readConfig: (environment?: NodeJS.ProcessEnv) => Config
  /** The editions that the service works by, each checked whole. @throws Error when one is not sound */
  readonly loadEditions?: () => readonly { readonly id: string }[]
  readonly createContexts: (
    config: Config,
    logger: Logger,
  ) => Promise<{ readonly contexts: ReadonlyMap<Authority, Context>; close(): Promise<void> }>
  readonly buildApp: (
    contexts: ReadonlyMap<Authority, Context>,
    services: { readonly logger: Logger; readonly authenticate: Authenticate },
  ) => Promise<FastifyInstance>
}): CellService<Config, Context> {
  const { service, readConfig, loadEditions, createContexts, buildApp } = given
  return {
    service,
    readConfig,
    openContexts: createContexts,
    buildApp,
    async open(config, logger) {
      const editions = loadEditions?.().map(({ id }) => id)
      const { contexts, close } = await createContexts(config, logger)
      try {
        for (const { pool } of contexts.values()) await assertReference(pool, editions)
      } catch (error) {
        await close()
        throw error
      }
      const app = await buildApp(contexts, { logger, authenticate: createAuthenticate(config.issuers) })
      return { app, contexts, close }
    },
  }
}
