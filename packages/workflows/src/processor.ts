import type { ReceivedJob } from '#queue.ts'

/** BullMQ's processor function for a handler, with the functions to close its worker. */
export interface Processor {
  readonly process: (job: { readonly id?: string; readonly data: unknown }) => Promise<void>
  /** The number of running jobs. */
  readonly runningCount: () => number
  /** Fails the running jobs and all later ones, even if their handlers do not return. */
  readonly cutOff: () => void
}

export function createProcessor(handle: (job: ReceivedJob) => Promise<void>): Processor {
  const { promise: cut, reject } = Promise.withResolvers<never>()
  // Prevents an unhandled rejection if no job is running.
  cut.catch(() => undefined)
  let running = 0
  return {
    runningCount: () => running,
    cutOff: () => reject(new Error('the worker was closed before the job had ended')),
    async process(job) {
      running += 1
      try {
        await Promise.race([cut, handle({ id: job.id ?? '', data: job.data })])
      } finally {
        running -= 1
      }
    },
  }
}

/** Closes a BullMQ worker: waits up to `graceMs` for its jobs, then cuts them off. */
export async function closeWorker(
  worker: { readonly close: () => Promise<void> },
  processor: Processor,
  graceMs: number,
): Promise<void> {
  const timer = setTimeout(processor.cutOff, graceMs)
  try {
    await worker.close()
  } finally {
    clearTimeout(timer)
  }
}
