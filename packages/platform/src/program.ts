import type { Service } from '@concert/contracts/operation'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { createLogger } from './logger.ts'

/** The configuration that every process has. */
export interface ProcessConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
}

/** A built service with its contexts. It does not listen yet. Call `close` after `app.close`. */
export interface Opened<Contexts = unknown> {
  readonly app: FastifyInstance
  readonly contexts: Contexts
  close(): Promise<void>
}

/** A service as a program. Its own process and the process with all services start it in the same way. */
export interface Program<Config extends ProcessConfig = ProcessConfig, Contexts = unknown> {
  readonly service: Service
  /** @throws Error that lists the environment variables that are wrong or missing */
  readConfig(environment?: NodeJS.ProcessEnv): Config
  /** @throws Error when something that the service depends on is not safe to use; nothing is left open */
  open(config: Config, logger: Logger): Promise<Opened<Contexts>>
}

/** Runs a program as this process. On SIGTERM or SIGINT it completes the requests under way and closes. */
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
