import { Queue, Worker } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import { QUEUE_CALL_DEADLINE_MS, type QueueBackend, type ServerOptions } from '#queue.ts'
import { assertClockAgrees } from '#clock-skew.ts'
import { withDeadline } from '#deadline.ts'
import { addAll, workerOptions } from '#jobs.ts'
import { closeWorker, createProcessor } from '#processor.ts'

const START_DEADLINE_MS = 10_000
const KEEP_ALIVE_MS = 10_000

/**
 * A producer must fail fast and never send twice by itself: ioredis by default queues commands while offline without limit
 * and resends those whose answer was lost.
 */
const producerOptions = {
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  commandTimeout: QUEUE_CALL_DEADLINE_MS,
  connectTimeout: QUEUE_CALL_DEADLINE_MS,
  keepAlive: KEEP_ALIVE_MS,
} satisfies RedisOptions

/** A worker waits through an outage; BullMQ requires unlimited retries, and a time limit would end its blocking wait. */
const consumerOptions = {
  maxRetriesPerRequest: null,
  connectTimeout: QUEUE_CALL_DEADLINE_MS,
  keepAlive: KEEP_ALIVE_MS,
} satisfies RedisOptions

export async function createRedisQueueBackend(options: ServerOptions): Promise<QueueBackend> {
  const producer = new Redis(options.url, producerOptions)
  producer.on('error', options.onError)
  try {
    await withDeadline(connected(producer), START_DEADLINE_MS, 'Redis')
    await assertNothingIsEvicted(producer)
    await assertClockAgrees(() => serverNow(producer), options.now)
  } catch (error) {
    producer.disconnect()
    throw error
  }
  const consumer = new Redis(options.url, consumerOptions)
  consumer.on('error', options.onError)
  const name = `${options.prefix}.hints`
  // The braces keep all keys of the queue in one slot of a cluster.
  const prefix = `{${options.prefix}}`
  const queue = new Queue(name, { connection: producer, prefix })
  queue.on('error', options.onError)
  await withDeadline(queue.waitUntilReady(), START_DEADLINE_MS, 'Redis queue')

  return {
    kind: 'redis',
    async addJobs(jobs) {
      await withDeadline(addAll(queue, jobs), QUEUE_CALL_DEADLINE_MS, 'adding jobs')
    },
    startWorker({ concurrency, handle, onError }) {
      const processor = createProcessor(handle)
      const worker = new Worker(name, processor.process, {
        connection: consumer,
        prefix,
        concurrency,
        ...workerOptions,
      })
      worker.on('error', onError)
      return { runningCount: processor.runningCount, close: (graceMs) => closeWorker(worker, processor, graceMs) }
    },
    async close() {
      await queue.close()
      producer.disconnect()
      consumer.disconnect()
    },
  }
}

/** Without the offline queue a command is refused until the connection is ready. */
async function connected(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return
  await new Promise<void>((resolve) => redis.once('ready', () => resolve()))
}

async function assertNothingIsEvicted(redis: Redis): Promise<void> {
  // INFO and not CONFIG GET: hosted servers often refuse the latter.
  const policy = /^maxmemory_policy:(.*)$/m.exec(await redis.info('memory'))?.[1]?.trim()
  if (policy !== 'noeviction') {
    throw new Error(
      `Redis has maxmemory-policy ${policy ?? 'unknown'}: it may throw jobs and locks away. ` +
        'Set it to noeviction and start again',
    )
  }
}

async function serverNow(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time()
  return Number(seconds) * 1000 + Number(microseconds) / 1000
}
