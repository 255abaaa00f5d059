/** The delay after failed attempts: `firstMs` after the first, doubled after each further one, at most `capMs`. */
export interface RetryPace {
  readonly firstMs: number
  readonly capMs: number
}

/**
 * The delay in ms after the `attempt`-th failure (counted from 1). Half of it is random, so that work that failed at the same
 * time is not repeated at the same time.
 */
export function retryDelayMs(attempt: number, pace: RetryPace, random: () => number = Math.random): number {
  const full = Math.min(pace.capMs, pace.firstMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full * (0.5 + 0.5 * random()))
}
