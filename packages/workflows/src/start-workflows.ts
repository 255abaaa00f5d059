import type { Authority } from '@concert/domain/jurisdictions'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { createQueueBackend } from '#backend.ts'
import { type Cell, defaultTiming, type Timing } from '#cell.ts'
import { type DeadLetter, listDeadLetters, retryDeadLetter } from '#dead-letters.ts'
import type { NoticeClock } from '#notice-clock.ts'
import { allIdle, countOutstanding, type Outstanding } from '#outstanding.ts'
import type { HintWorker, QueueBackend } from '#queue.ts'
import { runJob } from '#run-job.ts'
import type { RecountClocks } from '#recount-clocks.ts'
import type { Saga, SagaStarter } from '#saga.ts'
import { sagaStarter } from '#saga-starter.ts'
import { startLoops } from '#start-loops.ts'
import { listStuckWork, type StuckWork } from '#stuck-work.ts'
import type { Subscription } from '#subscription.ts'
import { watchWorker } from '#watch-worker.ts'

export interface WorkflowsOptions {
  readonly authority: Authority
  /**
   * The cell's database, as the role of the workflows service. The engine uses one connection for notifications and about one
   * for every two jobs at a time. The caller ends the pool, after `close`.
   */
  readonly pool: Pool
  /** The server of the queue: Redis if `redisUrl` is given, else the PostgreSQL of `postgresUrl`. */
  readonly queue: { readonly redisUrl?: string; readonly postgresUrl?: string }
  readonly subscriptions: readonly Subscription[]
  readonly sagas: readonly Saga[]
  /** Has the point noticed to which a clock has come; without it the engine minds no clocks. */
  readonly noticeClock?: NoticeClock
  /** Has a batch of clocks counted again; without it the engine counts none. */
  readonly recountClocks?: RecountClocks
  readonly log: Logger
  /** The maximum number of jobs at a time in this process; 8 by default. */
  readonly concurrency?: number
  readonly timing?: Partial<Timing>
}

/** The running engine of one authority. */
export interface Workflows {
  readonly queueKind: QueueBackend['kind']
  readonly sagas: SagaStarter
  readonly listDeadLetters: () => Promise<DeadLetter[]>
  readonly listStuckWork: () => Promise<StuckWork[]>
  readonly retryDeadLetter: (id: string) => Promise<boolean>
  readonly outstanding: () => Promise<Outstanding>
  /** Resolves when this engine has no work that it could do now; rejects after `timeoutMs` (30 s) with the counts. */
  readonly idle: (timeoutMs?: number) => Promise<void>
  /** Takes no more work, waits up to 10 s for running work, and closes the queue. Interrupted work runs again later. */
  readonly close: () => Promise<void>
}

const CONCURRENCY = 8
const CLOSE_GRACE_MS = 10_000

/**
 * Starts the relay, the workers, the reconciler and the chaining of audit lines for one authority.
 *
 * @throws when the queue refuses (see `createQueueBackend`), or when the name of a subscription or saga is not kebab-case or is
 * used twice; nothing is left open
 */
export async function startWorkflows(options: WorkflowsOptions): Promise<Workflows> {
  const { authority, log } = options
  const onError = (error: unknown): void => log.warn({ authority, err: error }, 'workflows: will try again')
  const names = { subscriptions: byName('subscription', options.subscriptions), sagas: byName('saga', options.sagas) }
  const backend = await createQueueBackend({ ...options.queue, prefix: `concert-${authority}`, onError })
  const cell: Cell = {
    authority,
    pool: options.pool,
    log,
    timing: { ...defaultTiming, ...options.timing },
    ...names,
    noticeClock: options.noticeClock,
    recountClocks: options.recountClocks,
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
  const stopLoops = startLoops(cell, worker, onError)
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await stopLoops()
    await worker.close(CLOSE_GRACE_MS)
    await backend.close()
  }
  const outstanding = (): Promise<Outstanding> => countOutstanding(cell)
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

/** A name is part of the keys of its calls: with the same name, two sagas or subscriptions would get each other's answers. */
function byName<Named extends { readonly name: string }>(
  kind: string,
  all: readonly Named[],
): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>()
  for (const one of all) {
    if (!/^[a-z][a-z0-9-]*$/.test(one.name)) throw new Error(`${kind} ${one.name}: use kebab-case`)
    if (found.has(one.name)) throw new Error(`two ${kind}s are named ${one.name}`)
    found.set(one.name, one)
  }
  return found
}
