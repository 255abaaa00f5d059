import type { HintJob } from '#hint.ts'

/** The time limit of a call to the queue, ms. */
export const QUEUE_CALL_DEADLINE_MS = 2_000

/** What a worker receives: BullMQ's id of the job, and its payload, not yet parsed. */
export interface ReceivedJob {
  readonly id: string
  readonly data: unknown
}

export interface HintWorker {
  /** The number of jobs that this worker is running. */
  readonly runningCount: () => number
  /** Takes no more jobs and waits up to `graceMs` for the running ones. The others run again later. */
  readonly close: (graceMs: number) => Promise<void>
}

/** One cell's queue. It may lose its content at any time without harm: PostgreSQL stores what must be done. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis'
  /** Adds jobs, except those whose id the queue still has. Rejects after 2 s; they may then have been added or not. */
  readonly addJobs: (jobs: readonly HintJob[]) => Promise<void>
  readonly startWorker: (options: WorkerOptions) => HintWorker
  readonly close: () => Promise<void>
}

export interface WorkerOptions {
  /** The maximum number of jobs at a time. */
  readonly concurrency: number
  readonly handle: (job: ReceivedJob) => Promise<void>
  readonly onError: (error: Error) => void
}

/** What a backend requires to connect to its server; `backend.ts` chooses the backend. */
export interface ServerOptions {
  readonly url: string
  /** Separates the queues of several cells on one server, for example `concert-hk`. No ':'. */
  readonly prefix: string
  /** Called when a connection is lost; the backend reconnects by itself. */
  readonly onError: (error: Error) => void
  /** This machine's clock, ms since 1970. */
  readonly now?: () => number
}
