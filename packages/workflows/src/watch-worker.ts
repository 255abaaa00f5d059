import type { HintWorker } from '#queue.ts'

/** How long work may stay due while the worker runs nothing, ms. */
const PATIENCE_MS = 20_000

/** The worker of a process, which is replaced when it no longer takes jobs. */
export interface WatchedWorker {
  /** Tells the watcher, after each reconciliation, how many due hints the queue accepted. */
  readonly observe: (dueCount: number) => void
  readonly close: (graceMs: number) => Promise<void>
}

/**
 * Starts a worker and replaces it when it runs nothing although work stays due. BullMQ's worker can stop silently after it
 * has lost its connection (https://github.com/taskforcesh/bullmq/issues/3185), with no error and no event.
 */
export function watchWorker(
  start: () => HintWorker,
  onError: (error: unknown) => void,
  now: () => number = () => performance.now(),
): WatchedWorker {
  let worker = start()
  let idleSince: number | undefined
  const leftBehind: Promise<void>[] = []
  return {
    observe(dueCount) {
      if (dueCount === 0 || worker.runningCount() > 0) {
        idleSince = undefined
        return
      }
      idleSince ??= now()
      if (now() - idleSince < PATIENCE_MS) return
      idleSince = undefined
      onError(new Error('the worker took no job although work was due; a new worker replaces it'))
      leftBehind.push(worker.close(0).catch(onError))
      worker = start()
    },
    async close(graceMs) {
      await worker.close(graceMs)
      // A worker that lost its connection may never answer, and must not delay the closing of the process.
      await Promise.race([Promise.all(leftBehind), new Promise((resolve) => setTimeout(resolve, graceMs).unref())])
    },
  }
}
