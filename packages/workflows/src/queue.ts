import type { HintJob } from '#hint.ts'

/** After this a call to the queue is given up, ms. */
export const QUEUE_CALL_DEADLINE_MS = 2_000

/** What a worker is given: the id that BullMQ knows the job by and its payload, not yet parsed. */
export interface ReceivedJob {
  readonly id: string
  readonly data: unknown
}

export interface HintWorker {
  /** How many jobs this worker is running. */
  readonly runningCount: () => number
  /** Stops taking jobs, waits up to `graceMs` for the running ones, and leaves the rest to be done again. */
  readonly close: (graceMs: number) => Promise<void>
}

/** One cell's queue. It may lose everything at any moment without harm: PostgreSQL holds what must be done. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis'
  /** Adds jobs; one whose id is still known is ignored. Rejects after 2 s, and then whether it was added is unknown. */
  readonly addJobs: (jobs: readonly HintJob[]) => Promise<void>
  readonly startWorker: (options: WorkerOptions) => HintWorker
  readonly close: () => Promise<void>
}

export interface WorkerOptions {
  /** How many jobs it runs at a time. */
  readonly concurrency: number
  readonly handle: (job: ReceivedJob) => Promise<void>
  readonly onError: (error: Error) => void
}

/** What a backend needs of its server; `backend.ts` chooses between the two. */
export interface ServerOptions {
  readonly url: string
  /** Keeps the queues of several cells apart on one server, for example `concert-hk`. No ':'. */
  readonly prefix: string
  /** Told of lost connections; the backend reconnects by itself. */
  readonly onError: (error: Error) => void
  /** This machine's clock, ms since 1970. */
  readonly now?: () => number
}
