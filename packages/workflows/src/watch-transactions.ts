import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Logger } from 'pino'
import { type Loop, startLoop } from '#loop.ts'

const EVERY_MS = 5_000

export interface WatchOptions {
  readonly authority: Authority
  /** Of the watch's own login: it may call one function, and nothing else. */
  readonly connectionString: string
  readonly log: Logger
}

/**
 * Ends transactions of the services' roles that are older than 15 seconds, looking every 5 seconds with one statement. It keeps its
 * one connection open, so that it works also when a role has taken every connection that is left.
 *
 * @throws Error when the watch's role could do more than that
 */
export async function watchTransactions({
  authority,
  connectionString,
  log,
}: WatchOptions): Promise<Pick<Loop, 'stop'>> {
  const onError = (error: unknown): void => log.warn({ authority, err: error }, 'watch: will try again')
  const pool = createPool({ connectionString, applicationName: `watch ${authority}`, max: 1, onError })
  try {
    await assertSafeDatabase(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const loop = startLoop({
    everyMs: EVERY_MS,
    onError,
    task: async () => {
      const { rows } = await pool.query('select login, age_seconds from platform.end_overdue_transactions()')
      for (const ended of rows) log.error({ authority, ...ended }, 'ended a transaction that was open for too long')
    },
  })
  return {
    async stop() {
      await loop.stop()
      await pool.end()
    },
  }
}
