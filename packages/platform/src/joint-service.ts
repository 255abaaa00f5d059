import type { Service } from '@concert/contracts/operation'
import { createPool } from '@concert/db/pool'
import { assertReference } from '@concert/db/reference'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { jointSettings, processConfigOf, readVariables, type SettingsOf, type SettingsShape } from './config.ts'
import type { Opened, ProcessConfig, Program } from './program.ts'
import { type NoForeign, routeList, type RoutesOnceKnown } from './routes-of.ts'
import { createService } from './service.ts'

/** What the service of the joint plane has beside what it opens itself. */
export interface JointContext {
  readonly pool: Pool
}

export interface JointConfig<Shape extends SettingsShape> extends ProcessConfig {
  readonly settings: SettingsOf<typeof jointSettings & Shape>
}

export interface JointServiceDefinition<S extends Service, Shape extends SettingsShape, Part, Routes> {
  readonly service: S
  /** What the process is told beyond `jointSettings`. */
  readonly settings: Shape
  /** The editions that the service works by. @throws Error when one is not sound */
  readonly loadEditions: () => readonly { readonly id: string }[]
  /** @throws Error when something cannot be used safely; the pool is closed then */
  readonly open: (process: { readonly settings: SettingsOf<typeof jointSettings & Shape> }) => Promise<Part>
  /** Every operation of the service, by its id. */
  readonly routes: Routes & NoInfer<RoutesOnceKnown<S, JointContext, Part>> & NoForeign<S, Routes>
  /** Attaches to the built service what is no operation of it. */
  readonly attach?: (app: FastifyInstance, context: JointContext & Part) => Promise<void>
}

/** The service of the joint plane as a program, and the steps of its start one by one. */
export interface JointService<Config extends ProcessConfig, Context> extends Program<Config, Context> {
  /** @throws Error, with nothing left open, when what the service stands on cannot be used safely */
  openContext(config: Config, logger: Logger): Promise<{ readonly context: Context; close(): Promise<void> }>
  /** The service, not yet listening. */
  buildApp(context: Context, services: { readonly logger: Logger }): Promise<FastifyInstance>
}

/** Makes the service of the joint plane, which has one context and knows nobody, of what is its own. */
export function jointService<S extends Service, Shape extends SettingsShape, Part, Routes>(
  definition: JointServiceDefinition<S, Shape, Part, Routes>,
): JointService<JointConfig<Shape>, JointContext & Part> {
  type Config = JointConfig<Shape>
  type Context = JointContext & Part
  const { service, settings: shape, open, attach, loadEditions } = definition
  const openContext = async ({ settings }: Config, logger: Logger) => {
    const editions = loadEditions().map(({ id }) => id)
    await using starting = new AsyncDisposableStack()
    const { DATABASE_URL_JOINT }: SettingsOf<typeof jointSettings> = settings
    const pool = createPool({
      connectionString: DATABASE_URL_JOINT,
      applicationName: service,
      onError: (error) => logger.warn({ err: error }, 'database connection lost'),
    })
    starting.defer(() => pool.end())
    await assertSafeDatabase(pool)
    await assertReference(pool, editions)
    const context: Context = { pool, ...(await open({ settings })) }
    const running = starting.move()
    return { context, close: () => running.disposeAsync() }
  }
  const buildApp = async (context: Context, { logger }: { readonly logger: Logger }) => {
    const routes = routeList<Context>(definition.routes)
    const app = await createService({
      service,
      logger,
      routes,
      joint: context,
      readiness: () => reasonsAgainst(context),
    })
    await attach?.(app, context)
    return app
  }
  return {
    service,
    readConfig: (environment) => readJointConfig(shape, environment),
    openContext,
    buildApp,
    async open(config, logger): Promise<Opened<Context>> {
      const { context, close } = await openContext(config, logger)
      try {
        return { app: await buildApp(context, { logger }), contexts: context, close }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}

function readJointConfig<Shape extends SettingsShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv | undefined,
): JointConfig<Shape> {
  const settings = readVariables({ ...jointSettings, ...shape }, environment)
  const common: SettingsOf<typeof jointSettings> = settings
  return { ...processConfigOf(common), settings }
}

async function reasonsAgainst({ pool }: JointContext): Promise<string[]> {
  try {
    await pool.query('select 1')
    return []
  } catch {
    return ['the joint database does not answer']
  }
}
