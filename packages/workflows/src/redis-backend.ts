import { Queue, Worker } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import { QUEUE_CALL_DEADLINE_MS, type QueueBackend, type ServerOptions } from '#queue.ts'
import { assertClockAgrees } from '#clock-skew.ts'
import { withDeadline } from '#deadline.ts'
import { addAll, workerOptions } from '#jobs.ts'
import { closeWorker, createProcessor } from '#processor.ts'

const START_DEADLINE_MS = 10_000
const KEEP_ALIVE_MS = 10_000
const RECONNECT_MAX_MS = 1_000

/**
 * A producer must fail fast and never repeat a command by itself. By default ioredis queues commands without limit while it is
 * offline, and sends commands without an answer again.
 */
const producerOptions = {
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  commandTimeout: QUEUE_CALL_DEADLINE_MS,
  connectTimeout: QUEUE_CALL_DEADLINE_MS,
  keepAlive: KEEP_ALIVE_MS,
} satisfies RedisOptions

/**
 * BullMQ requires unlimited retries, so that a worker survives an outage. A time limit would end its blocking wait. While the worker
 * closes a lost connection stays lost: BullMQ waits for its connections to end, also for the one that it makes of these options.
 */
function consumerOptions(isClosing: () => boolean) {
  return {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (isClosing() ? null : Math.min(times * 50, RECONNECT_MAX_MS)),
    connectTimeout: QUEUE_CALL_DEADLINE_MS,
    keepAlive: KEEP_ALIVE_MS,
  } satisfies RedisOptions
}

/**
 * A connection of a worker. BullMQ makes a second one of it, for its blocking wait, and when it closes it waits for the end of
 * that one without limit.
 */
class ConsumerConnection extends Redis {
  #copies: readonly Redis[] = []

  constructor(url: string, options: ReturnType<typeof consumerOptions>) {
    super(url, options)
    endAlsoWhileReconnecting(this)
  }

  override duplicate<Override extends Partial<RedisOptions> | undefined = undefined>(override?: Override) {
    const copy = super.duplicate(override)
    endAlsoWhileReconnecting(copy)
    this.#copies = [...this.#copies, copy]
    return copy
  }

  disconnectWithCopies(): void {
    this.disconnect()
    for (const copy of this.#copies) copy.disconnect()
  }
}

/** While ioredis waits to connect again, its own `disconnect` only cancels the attempt, and nobody hears of the end. */
function endAlsoWhileReconnecting(connection: Pick<Redis, 'status' | 'once' | 'disconnect'>): void {
  const disconnect = connection.disconnect.bind(connection)
  connection.disconnect = (reconnect = false) => {
    if (connection.status === 'reconnecting' && !reconnect) connection.once('connecting', () => disconnect())
    else disconnect(reconnect)
  }
}

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
  const name = `${options.prefix}.hints`
  // The braces keep all keys of the queue in one slot of a Redis cluster.
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
      let isClosing = false
      const consumer = new ConsumerConnection(
        options.url,
        consumerOptions(() => isClosing),
      )
      consumer.on('error', options.onError)
      const processor = createProcessor(handle)
      const worker = new Worker(name, processor.process, {
        connection: consumer,
        prefix,
        concurrency,
        ...workerOptions,
      })
      worker.on('error', onError)
      return {
        runningCount: processor.runningCount,
        async close(graceMs) {
          isClosing = true
          // A server that stands still never answers the worker's last calls.
          const overdue = setTimeout(() => consumer.disconnectWithCopies(), graceMs + QUEUE_CALL_DEADLINE_MS)
          try {
            await closeWorker(worker, processor, graceMs)
          } finally {
            clearTimeout(overdue)
            consumer.disconnect()
          }
        },
      }
    },
    async close() {
      await queue.close()
      producer.disconnect()
    },
  }
}

/** Waits for the connection: without the offline queue, earlier commands are refused. */
async function connected(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return
  await new Promise<void>((resolve) => redis.once('ready', () => resolve()))
}

async function assertNothingIsEvicted(redis: Redis): Promise<void> {
  // INFO instead of CONFIG GET, which hosted servers often refuse.
  const policy = /^maxmemory_policy:(.*)$/m.exec(await redis.info('memory'))?.[1]?.trim()
  if (policy !== 'noeviction') {
    throw new Error(
      `Redis has maxmemory-policy ${policy ?? 'unknown'}: it may evict jobs and locks. ` +
        'Set it to noeviction and start again',
    )
  }
}

async function serverNow(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time()
  return Number(seconds) * 1000 + Number(microseconds) / 1000
}
