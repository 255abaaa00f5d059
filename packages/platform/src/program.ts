import type { Service } from '@concert/contracts/operation'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
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
