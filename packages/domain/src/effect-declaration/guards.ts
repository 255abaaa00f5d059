import type { Guard } from '../machine.ts'
import { authorised, hasConflict, noConflictStands } from '../standing-guards.ts'
import type { DeclareEffectImpartiality, EffectDeclarationFacts } from './commands.ts'
import type { EffectDeclaration } from './state.ts'

type Facts = EffectDeclarationFacts['declareEffectImpartiality']
type DeclarationGuard = Guard<EffectDeclaration | null, DeclareEffectImpartiality, Facts>

/** The declaring person holds an unexpired authorisation for the very function that the declaration names. */
export const authorisedForDeclaredFunction: DeclarationGuard = {
  name: 'authorised-for-function',
  clause: 'iso17065-6.1.2',
  check: (_state, command, facts) => authorised(command.function).check(command, command, facts),
  inputs: (_state, command, facts) => authorised(command.function).inputs(command, command, facts),
}

/** A conflict declared in the case that led to the certificate, or on its effect, stands to the end. */
export const noEarlierConflictStands: DeclarationGuard = {
  name: 'no-conflict-stands',
  clause: 'iso17065-6.1.3',
  check: (state, command, facts) =>
    noConflictStands.check({ ...command, declarations: declarationsOf(state, facts) }, command, facts),
  inputs: (state, command, facts) => ({
    person: command.actor.id,
    conflict: command.conflict,
    stands: facts.hasConflict || hasConflict(declarationsOf(state, facts), command.actor.id),
  }),
}

function declarationsOf(state: EffectDeclaration | null, { earlier }: Facts) {
  return [...earlier, ...(state?.declarations ?? [])]
}
