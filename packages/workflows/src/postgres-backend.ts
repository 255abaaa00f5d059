import { connectionOptions } from '@concert/db/connection-settings'
import { createPostgresBackend, Queue, Worker } from 'bullmq'
import pg from 'pg'
import { QUEUE_CALL_DEADLINE_MS, type QueueBackend, type ServerOptions } from '#queue.ts'
import { assertClockAgrees } from '#clock-skew.ts'
import { withDeadline } from '#deadline.ts'
import { addAll, workerOptions } from '#jobs.ts'
import { closeWorker, createProcessor } from '#processor.ts'

/** One session listens for new jobs, the others claim and finish them. */
const CONNECTIONS_MAX = 5
const START_DEADLINE_MS = 5_000

/** The schema of BullMQ's tables in the cell's database; see `prepareQueueSchema`. */
const SCHEMA = 'bullmq'

export async function createPostgresQueueBackend(options: ServerOptions): Promise<QueueBackend> {
  const pool = openQueuePool(options.url, options.onError)
  try {
    // Connected before the clocks are compared: the time that connecting takes would hide a skew.
    await withDeadline(serverNow(pool), START_DEADLINE_MS, 'PostgreSQL of the queue')
    await withDeadline(
      assertClockAgrees(() => serverNow(pool), options.now),
      START_DEADLINE_MS,
      'PostgreSQL clock',
    )
  } catch (error) {
    await pool.end()
    throw error
  }
  // BullMQ ignores `prefix` on PostgreSQL, so the name of the queue contains it.
  const name = `${options.prefix}.hints`
  const queue = new Queue(name, { connection: pool, skipMetasUpdate: true }, createPostgresBackend)
  queue.on('error', options.onError)
  await queue.waitUntilReady()

  return {
    kind: 'postgres',
    async addJobs(jobs) {
      await withDeadline(addAll(queue, jobs), QUEUE_CALL_DEADLINE_MS, 'adding jobs')
    },
    startWorker({ concurrency, handle, onError }) {
      const processor = createProcessor(handle)
      const worker = new Worker(
        name,
        processor.process,
        { connection: pool, concurrency, ...workerOptions },
        createPostgresBackend,
      )
      worker.on('error', onError)
      return { runningCount: processor.runningCount, close: (graceMs) => closeWorker(worker, processor, graceMs) }
    },
    async close() {
      await queue.close()
      await pool.end()
    },
  }
}

/** The connections of BullMQ: with the settings of every connection of ours, in the schema of its tables. */
export function openQueuePool(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    options: connectionOptions({ search_path: SCHEMA, idle_in_transaction_session_timeout: '5s' }),
    keepAlive: true,
    connectionTimeoutMillis: QUEUE_CALL_DEADLINE_MS,
  })
  pool.on('error', onError)
  // A client in use emits 'error' when its backend is killed; without a listener this would end the process.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

async function serverNow(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as ms')
  return rows[0]?.ms ?? Number.NaN
}
