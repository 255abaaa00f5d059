import type { Service } from '@concert/contracts/operation'
import { assertReference } from '@concert/db/reference'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { type Authenticate, createAuthenticate, type Issuer } from './authenticate.ts'
import type { CellService } from './cell-service.ts'
import { createLogger } from './logger.ts'

/** What every process is told, whatever else its service reads. */
export interface ProcessConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
}

/** A service over what it stands on, not yet listening. `close` comes after the app's own closing. */
export interface Opened<Contexts = unknown> {
  readonly app: FastifyInstance
  readonly contexts: Contexts
  close(): Promise<void>
}

/** A service as a program: its own process and the embedded one start it alike. */
export interface Program<Config extends ProcessConfig = ProcessConfig, Contexts = unknown> {
  readonly service: Service
  /** @throws Error that lists what is wrong or missing in the environment */
  readConfig(environment?: NodeJS.ProcessEnv): Config
  /** @throws Error, with nothing left open, when what the service stands on cannot be used safely */
  open(config: Config, logger: Logger): Promise<Opened<Contexts>>
}

/** The program of a service that serves cells, one context an authority, each over a database that knows what this version knows. */
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

/** Runs a program as this process, until a signal asks it to end what it has begun and close. */
export async function runProgram(program: Program): Promise<void> {
  const config = program.readConfig()
  const logger = createLogger({ service: program.service, level: config.logLevel })
  const { app, close } = await program.open(config, logger)
  app.addHook('onClose', close)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app.close().catch((error: unknown) => logger.error({ err: error }, 'closing failed'))
    })
  }
  const address = await app.listen({ host: config.host, port: config.port })
  logger.info({ address }, 'listening')
}
