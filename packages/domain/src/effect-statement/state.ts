import type { Pinned } from '../standing-guards.ts'

export const effectStatementStatuses = ['signed'] as const

/** The state document of what one authority has signed of its own effect on one certificate. */
export type EffectStatements = Pinned & {
  readonly status: (typeof effectStatementStatuses)[number]
  readonly certificateNumber: string
  /** The newest change of the effect that is signed; the changes count from 1. */
  readonly sequence: number
}
