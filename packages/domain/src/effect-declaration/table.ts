import { declaresCooledOff } from '../cooling-off.ts'
import { stampOf } from '../machine.ts'
import type { Machine, Table } from '../machine.ts'
import { declarationIsStated, pinned, pinnedAtOpening } from '../standing-guards.ts'
import type { DeclareEffectImpartiality } from './commands.ts'
import { evolveEffectDeclaration } from './events.ts'
import type { EffectDeclarationTypes, EffectImpartialityDeclared } from './events.ts'
import { authorisedForDeclaredFunction, noEarlierConflictStands } from './guards.ts'
import { type EffectDeclaration, effectFunctions } from './state.ts'

const judged = [authorisedForDeclaredFunction, declarationIsStated, noEarlierConflictStands, declaresCooledOff]

/** The table of declarations on an effect (17065 4.2, 6.1.3): a person may declare again, and a conflict is never taken back. */
const table = {
  none: {
    declareEffectImpartiality: {
      to: 'declared',
      by: effectFunctions,
      guards: [pinnedAtOpening, ...judged],
      then: declared,
    },
  },
  declared: {
    declareEffectImpartiality: {
      to: 'declared',
      by: effectFunctions,
      guards: [pinned, ...judged],
      then: declared,
    },
  },
} satisfies Table<EffectDeclarationTypes>

/** The machine of one person's declarations on the effect of one certificate. */
export const effectDeclarationMachine: Machine<EffectDeclarationTypes> = {
  name: 'effect-declaration',
  table,
  evolve: evolveEffectDeclaration,
}

function declared(
  _state: EffectDeclaration | null,
  command: DeclareEffectImpartiality,
): readonly EffectImpartialityDeclared[] {
  const { authority, edition, certificateNumber, function: declaredFor, conflict, statement } = command
  const made = { personId: command.actor.id, function: declaredFor, conflict, statement }
  return [{ type: 'EffectImpartialityDeclared', ...stampOf(command), authority, edition, certificateNumber, ...made }]
}
