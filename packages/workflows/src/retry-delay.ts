/** How failed attempts are spaced: `firstMs` after the first, doubled for each further one, never above `capMs`. */
export interface RetryPace {
  readonly firstMs: number
  readonly capMs: number
}

/**
 * Milliseconds to wait after the `attempt`-th failure (counted from 1). Half of it is random, so that what failed
 * together does not come back together.
 */
export function retryDelayMs(attempt: number, pace: RetryPace, random: () => number = Math.random): number {
  const full = Math.min(pace.capMs, pace.firstMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full * (0.5 + 0.5 * random()))
}
