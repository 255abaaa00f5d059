/**
 * Runs work that must not leave anything behind. A signal to this process aborts the work's own signal; once the work has
 * cleaned up and ended, the process ends by the signal it was sent. The same signal sent again ends it at once.
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  let by: NodeJS.Signals | undefined
  const listeners = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => {
    const listener = (): void => {
      by ??= name
      controller.abort(new Error(`interrupted by ${name}`))
    }
    process.once(name, listener)
    return { name, listener }
  })
  try {
    return await work(controller.signal)
  } finally {
    for (const { name, listener } of listeners) process.off(name, listener)
    if (by !== undefined) process.kill(process.pid, by)
  }
}

/** Rejects when the signal is aborted, and never before: to be raced with what shall not be waited for any longer. */
export async function untilAborted(signal: AbortSignal): Promise<never> {
  signal.throwIfAborted()
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
