import { Pool, types } from 'pg'

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
  readonly onError?: (error: Error) => void
}

/**
 * A connection pool with the limits every service has: 5 s a statement, 2 s for a lock, 10 s idle inside a transaction. A server
 * that stands still enforces none of them, so after 8 s without an answer the client gives the connection up by itself.
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
    query_timeout: 8_000,
    keepAlive: true,
    options: '-c statement_timeout=5s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s -c timezone=UTC',
  })
  pool.on('error', onError)
  pool.on('connect', (client) => {
    client.on('error', onError)
  })
  return pool
}
