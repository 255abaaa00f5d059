import type { JobsOptions } from 'bullmq'
import type { Hint, HintJob } from '#hint.ts'

const ATTEMPTS = 5
const FIRST_RETRY_MS = 200

/**
 * How long a worker may be silent before its job goes to another, ms. With BullMQ's default, the job of a killed worker would
 * wait 30 s. A running worker renews the lock after half of this time.
 */
const LOCK_DURATION_MS = 8_000

export const workerOptions = {
  lockDuration: LOCK_DURATION_MS,
  stalledInterval: LOCK_DURATION_MS / 2,
  // One job may lose several workers in a row, for example while a deployment rolls.
  maxStalledCount: 3,
  // BullMQ's default is a pause of 15 s after a lost connection.
  runRetryDelay: 500,
}

/** The maximum length of a job's payload in characters. A hint only names a row, so a longer payload is not a hint. */
const PAYLOAD_CHARACTERS_MAX = 2_000

/** The part of BullMQ's queue that adds a job. */
interface Adder {
  readonly add: (name: string, data: Hint, options: JobsOptions) => Promise<unknown>
}

/**
 * Adds the jobs one by one. BullMQ's `addBulk` creates temporary tables and a sequence per queue on PostgreSQL, which the
 * runtime role may not do.
 */
export async function addAll(queue: Adder, jobs: readonly HintJob[]): Promise<void> {
  await Promise.all(jobs.map((job) => queue.add(job.hint.kind, job.hint, jobOptions(job))))
}

/**
 * A job is removed when it ends, also when it fails: BullMQ ignores an id that it still keeps, and the reconciler must be able
 * to give the same hint again. The result of the work is in the row of the hint. The attempts here are only for a database that
 * does not answer; failures of the work are counted and delayed in the row.
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
