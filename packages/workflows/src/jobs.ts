import type { JobsOptions } from 'bullmq'
import type { Hint, HintJob } from '#hint.ts'

const ATTEMPTS = 5
const FIRST_RETRY_MS = 200

/**
 * How long a worker may be silent before its job is given to another, ms. BullMQ's default of 30 s would leave a killed
 * worker's job lying that long; the lock is renewed every half of this while a handler runs.
 */
const LOCK_DURATION_MS = 8_000

export const workerOptions = {
  lockDuration: LOCK_DURATION_MS,
  stalledInterval: LOCK_DURATION_MS / 2,
  // One job may lose several workers in a row, for example while a deployment rolls.
  maxStalledCount: 3,
  // After a lost connection BullMQ would otherwise rest for 15 s.
  runRetryDelay: 500,
}

/** The most characters of a job's payload: a hint names a row, so anything longer is not a hint. */
const PAYLOAD_CHARACTERS_MAX = 2_000

/** The part of BullMQ's queue that adds a job. */
interface Adder {
  readonly add: (name: string, data: Hint, options: JobsOptions) => Promise<unknown>
}

/**
 * Adds the jobs one by one: on PostgreSQL, BullMQ's `addBulk` makes temporary tables and a sequence for each queue, and the
 * runtime role may create neither.
 */
export async function addAll(queue: Adder, jobs: readonly HintJob[]): Promise<void> {
  await Promise.all(jobs.map((job) => queue.add(job.hint.kind, job.hint, jobOptions(job))))
}

/**
 * A job is gone once it has ended, well or badly: BullMQ ignores an id that it still keeps, and the reconciler must be able
 * to give the same hint again. What became of the work stands in the row that the hint names. The attempts here cover only
 * a database that does not answer: failures of the work itself are counted and spaced in the row.
 */
function jobOptions(job: HintJob): JobsOptions {
  return {
    jobId: job.id,
    delay: job.delayMs,
    attempts: ATTEMPTS,
    backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: true,
    sizeLimit: PAYLOAD_CHARACTERS_MAX,
  }
}
