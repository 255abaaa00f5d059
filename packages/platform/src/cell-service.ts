import type { Service } from '@concert/contracts/operation'
import { createPool } from '@concert/db/pool'
import { assertReference } from '@concert/db/reference'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { type Authenticate, createAuthenticate, type Issuer } from './authenticate.ts'
import {
  type cellSettings,
  invalidConfiguration,
  issuersOf,
  type OwnSettingsOf,
  processConfigOf,
  readCellSettings,
  type SettingsOf,
  type SettingsShape,
} from './config.ts'
import type { Opened, ProcessConfig, Program } from './program.ts'
import { type NoForeign, routeList, type RoutesOnceKnown } from './routes-of.ts'
import { createService } from './service.ts'
import type { CellContext, ServiceOptions } from './service-options.ts'

/** What a service that serves cells reads from its environment. */
export interface CellConfig<Shape extends SettingsShape, Own extends SettingsShape> extends ProcessConfig {
  readonly settings: SettingsOf<typeof cellSettings & Shape>
  /** In the order of `CONCERT_AUTHORITIES`. */
  readonly cells: readonly OwnSettingsOf<Own>[]
  readonly issuers: readonly Issuer[]
}

/** What is opened once per process. */
export interface ProcessOpening<Shape extends SettingsShape> {
  readonly settings: SettingsOf<typeof cellSettings & Shape>
  readonly logger: Logger
  /** What is deferred here runs when the service closes or its start fails: last opened, first closed, after every cell. */
  readonly closing: AsyncDisposableStack
}

/** What is opened for one authority, on its own connections; its database is safe, and knows what this version knows. */
export interface CellOpening<Own extends SettingsShape> {
  readonly authority: Authority
  readonly settings: OwnSettingsOf<Own>
  readonly issuer: Issuer
  readonly pool: Pool
  /** As that of the process; runs before the pool ends. */
  readonly closing: AsyncDisposableStack
}

/** Opens what one authority's requests work with, beyond the authority and its pool. */
export type OpenCell<Own extends SettingsShape, Part> = (cell: CellOpening<Own>) => Promise<Part> | Part

/** What is told apart between services that serve cells. */
export interface CellServiceDefinition<
  S extends Service,
  Shape extends SettingsShape,
  Own extends SettingsShape,
  Part,
  Routes,
> {
  readonly service: S
  /** What the process is told beyond `cellSettings`. */
  readonly settings: Shape
  /** What it is told of each authority beyond its database: `CONCERT_EXCHANGE_KEY` is read from `CONCERT_EXCHANGE_KEY_HK`. */
  readonly cell: Own
  /** The editions that the service works by. @throws Error when one is not sound */
  readonly loadEditions?: () => readonly { readonly id: string }[]
  /** What is wrong with settings that are right one by one, a line each. */
  readonly faultsOf?: (config: CellConfig<Shape, Own>) => readonly string[]
  /**
   * Opens what the process has once, and answers how one authority's part of it is opened.
   *
   * @throws Error when something cannot be used safely; what was opened before is closed then
   */
  readonly open: (process: ProcessOpening<Shape>) => Promise<OpenCell<Own, Part>> | OpenCell<Own, Part>
  /** Every operation of the service, by its id. */
  readonly routes: Routes & NoInfer<RoutesOnceKnown<S, CellContext, Part>> & NoForeign<S, Routes>
  /** How many connections each authority's pool has at most. */
  readonly poolMax?: number
  /** What its HTTP side needs beyond what every service has. */
  readonly http?: (contexts: Contexts<CellContext & Part>) => HttpOptions
  /** Attaches to the built service what is no operation of it. */
  readonly attach?: (
    app: FastifyInstance,
    contexts: Contexts<CellContext & Part>,
    logger: Logger,
  ) => Promise<void> | void
}

export type Contexts<Context> = ReadonlyMap<Authority, Context>
export type HttpOptions = Pick<ServiceOptions<unknown>, 'bodyBytesMax' | 'requestTimeMs' | 'plugins'>

/** A service that serves cells as a program, and the steps of its start one by one. */
export interface CellService<Config extends ProcessConfig, Context> extends Program<Config, Contexts<Context>> {
  /** @throws Error, with nothing left open, when what a cell stands on cannot be used safely */
  openContexts(config: Config, logger: Logger): Promise<Omit<Opened<Contexts<Context>>, 'app'>>
  /** The service over these cells, not yet listening. */
  buildApp(
    contexts: Contexts<Context>,
    services: { readonly logger: Logger; readonly authenticate: Authenticate },
  ): Promise<FastifyInstance>
}

/**
 * Makes a service that serves cells of what tells it apart from the others.
 *
 * @example
 * export const program = cellService({ service: 'reviews', settings, cell: {}, open, routes: { ...evaluation, ...effect } })
 */
export function cellService<S extends Service, Shape extends SettingsShape, Own extends SettingsShape, Part, Routes>(
  definition: CellServiceDefinition<S, Shape, Own, Part, Routes>,
): CellService<CellConfig<Shape, Own>, CellContext & Part> {
  const { service, http, attach } = definition
  const readConfig = (environment?: NodeJS.ProcessEnv) => readCellConfig(definition, environment)
  const openContexts = (config: CellConfig<Shape, Own>, logger: Logger) => openCells(definition, config, logger)
  const buildApp: CellService<CellConfig<Shape, Own>, CellContext & Part>['buildApp'] = async (contexts, services) => {
    const routes = routeList<CellContext & Part>(definition.routes)
    const app = await createService({ service, routes, contexts, ...services, ...http?.(contexts) })
    await attach?.(app, contexts, services.logger)
    return app
  }
  return {
    service,
    readConfig,
    openContexts,
    buildApp,
    async open(config, logger) {
      const { contexts, close } = await openContexts(config, logger)
      try {
        const app = await buildApp(contexts, { logger, authenticate: createAuthenticate(config.issuers) })
        return { app, contexts, close }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}

type AnyDefinition<Shape extends SettingsShape, Own extends SettingsShape, Part> = Omit<
  CellServiceDefinition<Service, Shape, Own, Part, unknown>,
  'routes' | 'http' | 'attach'
>

function readCellConfig<Shape extends SettingsShape, Own extends SettingsShape>(
  { service, settings: shape, cell, faultsOf }: AnyDefinition<Shape, Own, unknown>,
  environment: NodeJS.ProcessEnv | undefined,
): CellConfig<Shape, Own> {
  const { settings, cells } = readCellSettings(shape, cell, environment)
  const common: SettingsOf<typeof cellSettings> = settings
  const config = { ...processConfigOf(common), issuers: issuersOf(common, service), settings, cells }
  const faults = faultsOf?.(config) ?? []
  if (faults.length > 0) throw invalidConfiguration(faults)
  return config
}

/** Opens one context per authority, each on its own connections. */
async function openCells<Shape extends SettingsShape, Own extends SettingsShape, Part>(
  { service, open, poolMax, loadEditions }: AnyDefinition<Shape, Own, Part>,
  { settings, cells, issuers }: CellConfig<Shape, Own>,
  logger: Logger,
): Promise<{ readonly contexts: Contexts<CellContext & Part>; close(): Promise<void> }> {
  const editions = loadEditions?.().map(({ id }) => id)
  await using starting = new AsyncDisposableStack()
  const openCell = await open({ settings, logger, closing: starting })
  const closings: AsyncDisposableStack[] = []
  starting.defer(() => disposeAll(closings))
  const contexts = new Map<Authority, CellContext & Part>()
  for (const cell of cells) {
    const { authority, DATABASE_URL } = cell
    const closing = new AsyncDisposableStack()
    closings.push(closing)
    const pool = createPool({
      connectionString: DATABASE_URL,
      applicationName: `${service} ${authority}`,
      ...(poolMax === undefined ? {} : { max: poolMax }),
      onError: (error) => logger.warn({ err: error, authority }, 'database connection lost'),
    })
    closing.defer(() => pool.end())
    await assertSafeDatabase(pool)
    await assertReference(pool, editions)
    const issuer = issuerOf(issuers, authority)
    contexts.set(authority, {
      authority,
      pool,
      ...(await openCell({ authority, settings: cell, issuer, pool, closing })),
    })
  }
  const running = starting.move()
  return { contexts, close: () => running.disposeAsync() }
}

function issuerOf(issuers: readonly Issuer[], authority: Authority): Issuer {
  const issuer = issuers.find((one) => one.authority === authority)
  if (issuer === undefined) throw new Error(`authority ${authority} has no issuer`)
  return issuer
}

/** Closes the cells at the same time: an engine that still works does not keep those of other authorities open. */
async function disposeAll(stacks: readonly AsyncDisposableStack[]): Promise<void> {
  const ends = await Promise.allSettled(stacks.map((stack) => stack.disposeAsync()))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
