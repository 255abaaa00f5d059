import type { Service } from '@concert/contracts/operation'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Authenticate } from './authenticate.ts'
import type { CountStores } from './count-store.ts'
import type { RequestLimits } from './request-limits.ts'
import type { LoadLimits } from './load-shedding.ts'
import type { Route } from './operation-route.ts'

/** What every cell service has for each authority that it serves. The context of a service extends it. */
export interface CellContext {
  readonly authority: Authority
  readonly pool: Pool
}

export interface ServiceOptions<Context> {
  readonly service: Service
  readonly logger: Logger
  readonly routes: readonly Route<Context>[]
  /** One context per authority, for a cell service. */
  readonly contexts?: ReadonlyMap<Authority, Context & CellContext>
  /** The one context of the joint plane. */
  readonly joint?: Context
  readonly authenticate?: Authenticate
  /**
   * Returns the reasons why the service is not ready. Replaces the default readiness check, which pings every cell
   * database.
   */
  readonly readiness?: () => Promise<readonly string[]>
  /** Headers of every answer, besides `browserHeaders`. */
  readonly headers?: Readonly<Record<string, string>>
  /** The most bytes of a form with its file. The contract says it of all other bodies. */
  readonly uploadBytesMax?: number
  /** The most bytes of a file that is uploaded in parts. */
  readonly resumableBytesMax?: number
  /** The maximum time in ms for a request to arrive, see `requestTimeMs`; 30 s by default. */
  readonly requestTimeMs?: number
  /** The maximum time in ms without a byte; 60 s by default. */
  readonly silenceMsMax?: number
  /** How many requests a caller may send. Where it is absent, nothing is counted. */
  readonly requestLimits?: RequestLimits
  /** Where the replicas of the service exchange how many requests they have answered. */
  readonly countStores?: CountStores
  /** Beyond which load requests are refused. Where it is absent, none is. */
  readonly loadLimits?: LoadLimits
  /** Whose `X-Forwarded-For` is believed: addresses, networks, or `loopback`, `linklocal` and `uniquelocal`. By default nobody's. */
  readonly trustedProxies?: readonly string[]
  /** Registers what only this service requires, before its routes are mounted: for example the parser of multipart bodies. */
  readonly plugins?: (app: FastifyInstance) => Promise<void>
}
