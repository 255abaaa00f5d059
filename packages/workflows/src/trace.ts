import { AsyncLocalStorage } from 'node:async_hooks'

const traces = new AsyncLocalStorage<string>()

/** Runs work with a trace: the id of the event or saga that caused it. */
export function underTrace<Result>(traceId: string, work: () => Result): Result {
  return traces.run(traceId, work)
}

/** The trace of the current work. Calls send it as `X-Request-Id`, so that it finds all log lines of the work. */
export function currentTrace(): string | undefined {
  return traces.getStore()
}
