/** A task that runs again and again until stopped. */
export interface Loop {
  /** Runs the task at once, or once more if it is running now. */
  readonly ring: () => void
  /** Ends the loop; resolves when the current run has ended. */
  readonly stop: () => Promise<void>
}

export interface LoopOptions {
  readonly everyMs: number
  readonly task: () => Promise<void>
  readonly onError: (error: unknown) => void
}

/** Runs `task` now, then every `everyMs` and at each ring, never twice at the same time. Its errors go to `onError`. */
export function startLoop(options: LoopOptions): Loop {
  let isStopping = false
  let isRung = false
  let endPause: (() => void) | undefined

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(finish, options.everyMs)
      function finish(): void {
        clearTimeout(timer)
        endPause = undefined
        resolve()
      }
      endPause = finish
    })
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      isRung = false
      try {
        await options.task()
      } catch (error) {
        options.onError(error)
      }
      if (!isStopping && !isRung) await pause()
    }
  }

  const running = run()
  return {
    ring() {
      isRung = true
      endPause?.()
    },
    stop() {
      isStopping = true
      endPause?.()
      return running
    },
  }
}
