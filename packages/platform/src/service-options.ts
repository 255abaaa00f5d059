import type { Service } from '@concert/contracts/operation'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Authenticate } from './authenticate.ts'
import type { Route } from './operation-route.ts'

/** What every cell service has for each authority it serves; a service's own context extends it. */
export interface CellContext {
  readonly authority: Authority
  readonly pool: Pool
}

export interface ServiceOptions<Context> {
  readonly service: Service
  readonly logger: Logger
  readonly routes: readonly Route<Context>[]
  /** One context an authority for a cell service. */
  readonly contexts?: ReadonlyMap<Authority, Context & CellContext>
  /** The one context of the joint plane. */
  readonly joint?: Context
  readonly authenticate?: Authenticate
  /** Says why the service is not ready, or nothing when it is; in place of asking the database of every cell. */
  readonly readiness?: () => Promise<readonly string[]>
  readonly bodyBytesMax?: number
  /** How long a request may take to arrive, ms; see `requestTimeMs`. Half a minute when absent. */
  readonly requestTimeMs?: number
  /** How long a connection may be silent, ms; a minute when absent. */
  readonly silenceMsMax?: number
  /** Registers what only this service needs before its routes are mounted, for example the parser of multipart bodies. */
  readonly plugins?: (app: FastifyInstance) => Promise<void>
}
