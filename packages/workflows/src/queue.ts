import type { HintJob } from '#hint.ts'

/** A queue and worker call gives up after this, ms. */
export const QUEUE_CALL_DEADLINE_MS = 2_000

/** What a worker is given: the id that BullMQ knows the job by and its payload, not yet parsed. */
export type ReceivedJob = { id: string; data: unknown }

export type HintWorker = {
  /** How many jobs this worker is running. */
  runningCount(): number
  /** Stops taking jobs, waits up to `graceMs` for the running ones, and leaves the rest to be done again. */
  close(graceMs: number): Promise<void>
}

/** One cell's queue. It may lose everything at any moment without harm: PostgreSQL holds what must be done. */
export type QueueBackend = {
  readonly kind: 'postgres' | 'redis'
  /** Adds jobs; one whose id is still known is ignored. Rejects after 2 s, and then whether it was added is unknown. */
  addJobs(jobs: readonly HintJob[]): Promise<void>
  startWorker(options: {
    concurrency: number
    handle: (job: ReceivedJob) => Promise<void>
    onError: (error: Error) => void
  }): HintWorker
  close(): Promise<void>
}
