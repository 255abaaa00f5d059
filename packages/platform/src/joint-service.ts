import type { Service } from '@concert/contracts/operation'
import { createPool } from '@concert/db/pool'
import { assertReference } from '@concert/db/reference'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Counting } from './cell-service.ts'
import {
  jointSettings,
  processConfigOf,
  readVariables,
  requestLimitsOf,
  type SettingsOf,
  type SettingsShape,
} from './config.ts'
import { jointCountStores } from './database-counts.ts'
import type { Opened, ProcessConfig, Program } from './program.ts'
import { type NoForeign, routeList, type RoutesOnceKnown } from './routes-of.ts'
import { createService } from './service.ts'

/** The part of the context that does not depend on the service. */
export interface JointContext {
  readonly pool: Pool
}

export interface JointConfig<Shape extends SettingsShape> extends ProcessConfig {
  readonly settings: SettingsOf<typeof jointSettings & Shape>
}

export interface JointServiceDefinition<S extends Service, Shape extends SettingsShape, Part, Routes> {
  readonly service: S
  /** The settings of the process, in addition to `jointSettings`. */
  readonly settings: Shape
  /** Loads the editions that the service requires. @throws Error when an edition is not valid */
  readonly loadEditions: () => readonly { readonly id: string }[]
  /** @throws Error when something is not safe to use; every pool is then closed */
  readonly open: (process: {
    readonly settings: SettingsOf<typeof jointSettings & Shape>
    readonly pool: Pool
    readonly openPool: OpenPool
  }) => Promise<Part>
  /** Every operation of the service, by its id. */
  readonly routes: Routes & NoInfer<RoutesOnceKnown<S, JointContext, Part>> & NoForeign<S, Routes>
  /** Headers of every answer. */
  readonly headers?: (context: JointContext & Part) => Readonly<Record<string, string>>
  /** Attaches to the built service what is not an operation. */
  readonly attach?: (app: FastifyInstance, context: JointContext & Part) => Promise<void>
}

/** Opens another pool on the database of the service, for work that must not take the connections of the rest; closed with the service. */
export type OpenPool = (purpose: string, max: number) => Pool

/** The service of the joint plane as a program, with each step of its start as a function. */
export interface JointService<Config extends ProcessConfig, Context> extends Program<Config, Context> {
  /** @throws Error when something that the service depends on is not safe to use; nothing is left open */
  openContext(config: Config, logger: Logger): Promise<{ readonly context: Context; close(): Promise<void> }>
  /** Builds the service. It does not listen yet. */
  buildApp(context: Context, services: { readonly logger: Logger } & Counting): Promise<FastifyInstance>
}

/** Makes the service of the joint plane. It has one context and does not identify its callers. */
export function jointService<S extends Service, Shape extends SettingsShape, Part, Routes>(
  definition: JointServiceDefinition<S, Shape, Part, Routes>,
): JointService<JointConfig<Shape>, JointContext & Part> {
  type Config = JointConfig<Shape>
  type Context = JointContext & Part
  const { service, settings: shape, headers, attach, loadEditions } = definition
  const openContext = async ({ settings }: Config, logger: Logger) => {
    const editions = loadEditions().map(({ id }) => id)
    await using starting = new AsyncDisposableStack()
    const { DATABASE_URL_JOINT }: SettingsOf<typeof jointSettings> = settings
    const onError = (err: Error) => logger.warn({ err }, 'database connection lost')
    const open = (applicationName: string, max?: number) => {
      const settingsOfPool = { connectionString: DATABASE_URL_JOINT, applicationName, onError }
      const pool = createPool(max === undefined ? settingsOfPool : { ...settingsOfPool, max })
      starting.defer(() => pool.end())
      return pool
    }
    const pool = open(service)
    await assertSafeDatabase(pool)
    await assertReference(pool, editions)
    const context: Context = {
      pool,
      ...(await definition.open({ settings, pool, openPool: (purpose, max) => open(`${service} ${purpose}`, max) })),
    }
    const running = starting.move()
    return { context, close: () => running.disposeAsync() }
  }
  const buildApp = async (context: Context, { logger, ...counting }: { readonly logger: Logger } & Counting) => {
    const routes = routeList<Context>(definition.routes)
    const app = await createService({
      service,
      logger,
      routes,
      joint: context,
      countStores: jointCountStores(context.pool),
      readiness: () => reasonsAgainst(context),
      headers: headers?.(context) ?? {},
      ...counting,
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
        const limits = requestLimitsOf(config.settings)
        return { app: await buildApp(context, { logger, ...limits }), contexts: context, close }
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
