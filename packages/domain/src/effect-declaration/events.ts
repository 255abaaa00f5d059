import type { EventBase, MachineTypes } from '../machine.ts'
import type { Pinned } from '../standing-guards.ts'
import type { DeclareEffectImpartiality, EffectDeclarationFacts, EffectFunction } from './commands.ts'
import type { EffectDeclaration } from './state.ts'

export type EffectImpartialityDeclared = Readonly<EventBase & { type: 'EffectImpartialityDeclared' }> &
  Pinned & {
    readonly certificateNumber: string
    readonly personId: string
    readonly function: EffectFunction
    readonly conflict: boolean
    readonly statement: string
  }

/** The types that make the machine of declarations on an effect. */
export interface EffectDeclarationTypes extends MachineTypes {
  state: EffectDeclaration
  command: DeclareEffectImpartiality
  event: EffectImpartialityDeclared
  facts: EffectDeclarationFacts
}

/** The declarations of one person after one more. Every one of them has the same event, the first included. */
export function evolveEffectDeclaration(
  state: EffectDeclaration | null,
  event: EffectImpartialityDeclared,
): EffectDeclaration {
  const { authority, edition, certificateNumber, personId, function: declaredFor, conflict, statement, at } = event
  const made = { personId, function: declaredFor, conflict, statement, declaredAt: at }
  const declarations = [...(state?.declarations ?? []), made]
  return { authority, edition, status: 'declared', certificateNumber, declarations }
}
