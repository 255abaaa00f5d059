import type { DeclaredCase } from '../standing-guards.ts'

/** The functions in which people act on an effect. */
export const effectFunctions = ['evaluator', 'decision-maker'] as const

export const effectDeclarationStatuses = ['declared'] as const

/** What one person declared on acting on the effect of one certificate. It changes nothing of the effect itself. */
export type EffectDeclaration = DeclaredCase & {
  readonly status: (typeof effectDeclarationStatuses)[number]
  readonly certificateNumber: string
}
