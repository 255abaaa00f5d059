import { AsyncLocalStorage } from 'node:async_hooks'

const traces = new AsyncLocalStorage<string>()

/** Runs work under a trace: the id of the event or saga whose consequence it is. */
export function underTrace<Result>(traceId: string, work: () => Result): Result {
  return traces.run(traceId, work)
}

/** The trace of what runs now: the calls of a consequence send it on as `X-Request-Id`, so that all its lines are found by it. */
export function currentTrace(): string | undefined {
  return traces.getStore()
}
