import type { CoolingOffFacts } from '../cooling-off.ts'
import type { CommandBase } from '../machine.ts'
import type { ImpartialityDeclaration, Pinned } from '../standing-guards.ts'

export type EffectFunction = 'evaluator' | 'decision-maker'

export type DeclareEffectImpartiality = Readonly<CommandBase & { name: 'declareEffectImpartiality' }> &
  Pinned & {
    readonly certificateNumber: string
    readonly function: EffectFunction
    readonly conflict: boolean
    readonly statement: string
  }

export type EffectDeclarationFacts = {
  declareEffectImpartiality: CoolingOffFacts & {
    /** What the person declared in the case that led to the certificate. */
    readonly earlier: readonly ImpartialityDeclaration[]
  }
}
