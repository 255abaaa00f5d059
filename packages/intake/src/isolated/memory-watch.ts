import { Worker } from 'node:worker_threads'

/**
 * Ends this process when it has more memory than this, in MiB: the heap has its own limit, and the buffers beside it have none. A thread of
 * its own looks, since what takes memory leaves no turn to anybody else.
 */
export function watchMemory(memoryMiB: number): AsyncDisposable {
  const watch = new Worker(new URL('memory-watch-thread.ts', import.meta.url), { workerData: memoryMiB * 1_048_576 })
  watch.unref()
  return { [Symbol.asyncDispose]: async () => void (await watch.terminate()) }
}
