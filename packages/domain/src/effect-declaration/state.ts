import type { DeclaredCase } from '../standing-guards.ts'

export const effectDeclarationStatuses = ['declared'] as const

/** What one person declared on acting on the effect of one certificate. It changes nothing of the effect itself. */
export type EffectDeclaration = DeclaredCase & {
  readonly status: (typeof effectDeclarationStatuses)[number]
  readonly certificateNumber: string
}
