import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { createQueueBackend } from '#backend.ts'
import { chainAuditLines } from '#chain-audit-lines.ts'
import type { HintWorker, QueueBackend } from '#queue.ts'
import { type Cell, defaultTiming, type Timing } from '#cell.ts'
import { type DeadLetter, listDeadLetters, retryDeadLetter } from '#dead-letters.ts'
import { startLoop } from '#loop.ts'
import { forgetKeys } from '#forget-keys.ts'
import { listenToOutbox } from '#outbox-listener.ts'
import { allIdle, countOutstanding, type Outstanding } from '#outstanding.ts'
import { reconcile } from '#reconcile.ts'
import { relayOutbox } from '#relay.ts'
import { runJob } from '#run-job.ts'
import type { Saga, SagaStarter } from '#saga.ts'
import { sagaStarter } from '#saga-starter.ts'
import type { Subscription } from '#subscription.ts'
import { listStuckWork, type StuckWork } from '#stuck-work.ts'
import { watchWorker } from '#watch-worker.ts'

export type WorkflowsOptions = {
  authority: string
  /**
   * The cell's database as the role of the workflows service. The engine keeps one connection of it for notifications and
   * needs about one more for each two jobs at a time. The caller ends it, after `close`.
   */
  pool: Pool
  /** Where the queue is: Redis when `redisUrl` is given, else the PostgreSQL of `postgresUrl`. */
  queue: { redisUrl?: string; postgresUrl?: string }
  /** What is done for each event, by its type. A subscription may stand under several types. */
  subscriptions: Readonly<Record<string, readonly Subscription[]>>
  sagas: readonly Saga[]
  log: Logger
  /** How many jobs this process runs at a time; 8 when absent. */
  concurrency?: number
  timing?: Partial<Timing>
}

/** The running engine of one authority. */
export type Workflows = {
  readonly queueKind: QueueBackend['kind']
  readonly sagas: SagaStarter
  listDeadLetters(): Promise<DeadLetter[]>
  listStuckWork(): Promise<StuckWork[]>
  retryDeadLetter(id: string): Promise<boolean>
  outstanding(): Promise<Outstanding>
  /** Resolves when nothing is left that this engine could do now; rejects after `timeoutMs` (30 s), saying what is left. */
  idle(timeoutMs?: number): Promise<void>
  /** Takes no more work, waits up to 10 s for what is running, and closes the queue. What was cut off runs again later. */
  close(): Promise<void>
}

const CONCURRENCY = 8
const CLOSE_GRACE_MS = 10_000

/**
 * Starts relay, workers, reconciler and the runner of the audit chain for one authority. Rejects, with nothing left open, when the queue refuses (see
 * `createQueueBackend`) or a subscription or saga name is used for two different things.
 */
export async function startWorkflows(options: WorkflowsOptions): Promise<Workflows> {
  const { authority, log } = options
  const onError = (error: unknown): void => log.warn({ authority, err: error }, 'workflows: will try again')
  const names = { subscriptions: subscriptionsByName(options.subscriptions), sagas: sagasByName(options.sagas) }
  const backend = await createQueueBackend({ ...options.queue, prefix: `concert-${authority}`, onError })
  const cell: Cell = {
    authority,
    pool: options.pool,
    log,
    timing: { ...defaultTiming, ...options.timing },
    subscriptionsOf: new Map(Object.entries(options.subscriptions)),
    ...names,
    offer: async (jobs) => {
      try {
        await backend.addJobs(jobs)
        return true
      } catch (error) {
        onError(error)
        return false
      }
    },
  }
  const sagas = sagaStarter(cell)
  const startWorker = (): HintWorker =>
    backend.startWorker({
      concurrency: options.concurrency ?? CONCURRENCY,
      handle: (job) => runJob(cell, sagas, job),
      onError,
    })
  const worker = watchWorker(startWorker, onError)
  const relay = startLoop({ everyMs: cell.timing.pollEveryMs, task: () => relayOutbox(cell), onError })
  const listener = listenToOutbox(options.pool, relay.ring, onError)
  const reconciler = startLoop({
    everyMs: cell.timing.reconcileEveryMs,
    task: async () => worker.observe(await reconcile(cell)),
    onError,
  })
  const forgetting = startLoop({ everyMs: cell.timing.forgetEveryMs, task: () => forgetKeys(cell), onError })
  const chaining = startLoop({ everyMs: cell.timing.chainEveryMs, task: () => chainAuditLines(cell), onError })
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    const loops = [listener, relay, reconciler, forgetting, chaining]
    await Promise.all(loops.map((loop) => loop.stop()))
    await worker.close(CLOSE_GRACE_MS)
    await backend.close()
  }
  const outstanding = (): Promise<Outstanding> => countOutstanding(options.pool, authority)
  return {
    queueKind: backend.kind,
    sagas,
    listDeadLetters: () => listDeadLetters(cell),
    listStuckWork: () => listStuckWork(cell),
    retryDeadLetter: (id) => retryDeadLetter(cell, id),
    outstanding,
    idle: (timeoutMs) => allIdle([{ outstanding }], timeoutMs),
    close: () => (closing ??= close()),
  }
}

function subscriptionsByName(byType: WorkflowsOptions['subscriptions']): Map<string, Subscription> {
  const byName = new Map<string, Subscription>()
  for (const subscription of Object.values(byType).flat()) {
    const other = byName.get(subscription.name)
    if (other !== undefined && other !== subscription)
      throw new Error(`two subscriptions are named ${subscription.name}`)
    if (!/^[a-z][a-z0-9-]*$/.test(subscription.name))
      throw new Error(`subscription ${subscription.name}: use kebab-case`)
    byName.set(subscription.name, subscription)
  }
  return byName
}

function sagasByName(sagas: readonly Saga[]): Map<string, Saga> {
  const byName = new Map(sagas.map((saga) => [saga.name, saga]))
  if (byName.size !== sagas.length) throw new Error('two sagas have the same name')
  return byName
}
