import { Socket } from 'node:net'
import { type Client, Pool, types } from 'pg'
import { connectionOptions } from './connection-settings.ts'

const TIMESTAMPTZ = 1184
const BIGINT = 20

// Instants come back as the RFC 3339 text the API uses, to the millisecond; sizes and sequence numbers as numbers.
types.setTypeParser(TIMESTAMPTZ, (value) => new Date(value).toISOString())
types.setTypeParser(BIGINT, Number)

export interface PoolOptions {
  readonly connectionString: string
  /** The name the server shows for the connections, for example `applications hk`. */
  readonly applicationName: string
  readonly max?: number
  /** How long a statement may wait for any byte of its answer, in milliseconds; 8 000 when absent. */
  readonly silenceMs?: number
  readonly onError?: (error: Error) => void
}

/**
 * A connection pool with the limits every service has: 5 s a statement, 2 s for a lock, 10 s idle inside a transaction, 15 s a
 * transaction. A server that stands still enforces none of them, so a connection that is silent under a statement for 8 s is closed from here.
 * A connection that breaks while it is checked out would end the process without the listener set on `connect`.
 */
export function createPool(options: PoolOptions): Pool {
  const onError = options.onError ?? (() => undefined)
  const pool = new Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName,
    max: options.max ?? 8,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Statements that are sent without awaiting the one before them share a round trip.
    pipeline: true,
    options: connectionOptions(),
  })
  pool.on('error', onError)
  pool.on('connect', (client) => {
    client.on('error', onError)
    closeWhenSilent(client as unknown as Client, options.silenceMs ?? 8_000)
  })
  return pool
}

/**
 * Instead of pg's `query_timeout`, which starts a timer for every statement and keeps the statement's result reachable from it
 * until a full garbage collection; it also leaves the connection open, with the statement still running on it.
 */
function closeWhenSilent(client: Client, silenceMs: number): void {
  const { stream } = client.connection
  if (!(stream instanceof Socket)) throw new Error('a connection to PostgreSQL must be a socket')
  stream.setTimeout(silenceMs, () => {
    const isWaiting = !(client as unknown as { readyForQuery: boolean }).readyForQuery
    if (isWaiting) stream.destroy(new Error(`Connection terminated: no answer for ${silenceMs} ms`))
  })
}
