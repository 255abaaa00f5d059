import { createPostgresQueueBackend } from '#postgres-backend.ts'
import { createRedisQueueBackend } from '#redis-backend.ts'
import type { QueueBackend, ServerOptions } from '#queue.ts'

export interface QueueBackendOptions extends Omit<ServerOptions, 'url'> {
  /** The queue is on this Redis or Valkey; without it, in PostgreSQL. */
  readonly redisUrl?: string
  /** The cell's database, as a role that may use the schema made by `prepareQueueSchema`. */
  readonly postgresUrl?: string
}

/**
 * Connects to the queue server. Refuses settings with which work could be lost or repeated: a clock that is more than 2 s off,
 * a Redis that may evict keys, a PostgreSQL session that commits asynchronously.
 */
export async function createQueueBackend(options: QueueBackendOptions): Promise<QueueBackend> {
  if (!/^[a-z0-9-]+$/.test(options.prefix)) throw new Error(`queue prefix ${options.prefix}: use a-z, 0-9 and '-' only`)
  if (options.redisUrl !== undefined) return createRedisQueueBackend({ ...options, url: options.redisUrl })
  if (options.postgresUrl !== undefined) return createPostgresQueueBackend({ ...options, url: options.postgresUrl })
  throw new Error('the queue needs redisUrl or postgresUrl')
}
