import type { Service } from '@concert/contracts/operation'
import { createPool } from '@concert/db/pool'
import { assertQuorums, assertReference, type EditionRecord } from '@concert/db/reference'
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
  requestLimitsOf,
  type SettingsOf,
  type SettingsShape,
} from './config.ts'
import { cellCountStores } from './database-counts.ts'
import type { Opened, ProcessConfig, Program } from './program.ts'
import { type NoForeign, routeList, type RoutesOnceKnown } from './routes-of.ts'
import { createService } from './service.ts'
import type { CellContext, ServiceOptions } from './service-options.ts'

/** The configuration of a service that serves cells, read from its environment. */
export interface CellConfig<Shape extends SettingsShape, Own extends SettingsShape> extends ProcessConfig {
  readonly settings: SettingsOf<typeof cellSettings & Shape>
  /** In the order of `CONCERT_AUTHORITIES`. */
  readonly cells: readonly OwnSettingsOf<Own>[]
  readonly issuers: readonly Issuer[]
}

/** What a service may use while it opens what it needs once per process. */
export interface ProcessOpening<Shape extends SettingsShape> {
  readonly settings: SettingsOf<typeof cellSettings & Shape>
  readonly logger: Logger
  /** Runs when the service closes or its start fails: in reverse order, after the `closing` of every cell. */
  readonly closing: AsyncDisposableStack
}

/** What a service may use while it opens the part of one authority. The database has passed its checks. */
export interface CellOpening<Own extends SettingsShape> {
  readonly authority: Authority
  readonly settings: OwnSettingsOf<Own>
  readonly issuer: Issuer
  readonly pool: Pool
  /** Like `closing` of the process; runs before the pool ends. */
  readonly closing: AsyncDisposableStack
}

/** Opens what the requests of one authority need, in addition to the authority and its pool. */
export type OpenCell<Own extends SettingsShape, Part> = (cell: CellOpening<Own>) => Promise<Part> | Part

/** What differs between services that serve cells. */
export interface CellServiceDefinition<
  S extends Service,
  Shape extends SettingsShape,
  Own extends SettingsShape,
  Part,
  Routes,
> {
  readonly service: S
  /** The settings of the process, in addition to `cellSettings`. */
  readonly settings: Shape
  /** The settings per authority, in addition to its database: `CONCERT_EXCHANGE_KEY` is read from `CONCERT_EXCHANGE_KEY_HK`. */
  readonly cell: Own
  /** Loads the editions that the service requires. @throws Error when an edition is not valid */
  readonly loadEditions?: () => readonly EditionRecord[]
  /** Checks settings against each other. Returns one line per fault. */
  readonly faultsOf?: (config: CellConfig<Shape, Own>) => readonly string[]
  /**
   * Opens what the process needs once, and returns the function that opens the part of one authority.
   *
   * @throws Error when something is not safe to use; everything opened before is then closed
   */
  readonly open: (process: ProcessOpening<Shape>) => Promise<OpenCell<Own, Part>> | OpenCell<Own, Part>
  /** Every operation of the service, by its id. */
  readonly routes: Routes & NoInfer<RoutesOnceKnown<S, CellContext, Part>> & NoForeign<S, Routes>
  /** The maximum number of connections per authority. */
  readonly poolMax?: number
  /** HTTP options that only this service needs. */
  readonly http?: (contexts: Contexts<CellContext & Part>) => HttpOptions
  /** Attaches to the built service what is not an operation. */
  readonly attach?: (
    app: FastifyInstance,
    contexts: Contexts<CellContext & Part>,
    logger: Logger,
  ) => Promise<void> | void
}

export type Contexts<Context> = ReadonlyMap<Authority, Context>
/** How requests are counted: as the settings say, and not at all where nothing is said. */
export type Counting = Pick<ServiceOptions<unknown>, 'requestLimits' | 'trustedProxies' | 'loadLimits'>
export type HttpOptions = Pick<
  ServiceOptions<unknown>,
  'uploadBytesMax' | 'resumableBytesMax' | 'requestTimeMs' | 'plugins'
>

/** A service that serves cells as a program, with each step of its start as a function. */
export interface CellService<Config extends ProcessConfig, Context> extends Program<Config, Contexts<Context>> {
  /** @throws Error when something that a cell depends on is not safe to use; nothing is left open */
  openContexts(config: Config, logger: Logger): Promise<Omit<Opened<Contexts<Context>>, 'app'>>
  /** Builds the service for these cells. It does not listen yet. */
  buildApp(
    contexts: Contexts<Context>,
    services: { readonly logger: Logger; readonly authenticate: Authenticate } & Counting,
  ): Promise<FastifyInstance>
}

/**
 * Makes a service that serves cells from what differs from the other services.
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
    const countStores = cellCountStores(service, contexts)
    const app = await createService({ service, routes, contexts, countStores, ...services, ...http?.(contexts) })
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
        const common: SettingsOf<typeof cellSettings> = config.settings
        const authenticate = createAuthenticate(config.issuers)
        const app = await buildApp(contexts, { logger, authenticate, ...requestLimitsOf(common) })
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
  const editions = loadEditions?.()
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
    await assertReference(
      pool,
      editions?.map(({ id }) => id),
    )
    if (editions !== undefined) await assertQuorums(pool, editions)
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

/** Closes the cells in parallel, so that an engine that is still busy does not delay the closing of the other cells. */
async function disposeAll(stacks: readonly AsyncDisposableStack[]): Promise<void> {
  const ends = await Promise.allSettled(stacks.map((stack) => stack.disposeAsync()))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
