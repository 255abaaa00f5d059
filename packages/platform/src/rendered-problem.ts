import type { Problem } from '@concert/contracts/problems'

/** A problem before it is decided in which form it is sent. */
export interface RenderedProblem {
  readonly problem: Problem
  readonly headers: Record<string, string>
  /** True for an unexpected error: it is logged, and the answer gives no details. */
  readonly unforeseen: boolean
}
