import { declaresCooledOff } from '../cooling-off.ts'
import type { CoolingOffFacts } from '../cooling-off.ts'
import { judgeByGuards, stampOf } from '../machine.ts'
import type { CommandBase, Decision, EventBase } from '../machine.ts'
import { declarationIsStated, noConflictStands, staffGuards } from '../standing-guards.ts'
import type { DeclaredCase } from '../standing-guards.ts'

export type DeclareEffectImpartiality = Readonly<CommandBase> & {
  readonly function: 'evaluator' | 'decision-maker'
  readonly conflict: boolean
  readonly statement: string
}

export type EffectImpartialityDeclared = Readonly<EventBase & { type: 'EffectImpartialityDeclared' }> & {
  readonly personId: string
  readonly function: 'evaluator' | 'decision-maker'
  readonly conflict: boolean
  readonly statement: string
}

/**
 * Judges a declaration on acting on a certificate's effect (17065 4.2, 6.1.3). It is no transition: the effect stays as it
 * is. `judged` holds what was declared before, in the case that led to the certificate and on the effect itself.
 */
export function judgeEffectDeclaration(
  judged: DeclaredCase,
  command: DeclareEffectImpartiality,
  facts: CoolingOffFacts,
): Decision<EffectImpartialityDeclared> {
  const guards = [...staffGuards(command.function), declarationIsStated, noConflictStands, declaresCooledOff]
  const judgement = judgeByGuards(guards, judged, command, facts)
  if (!judgement.ok) return judgement
  const { function: declaredFor, conflict, statement } = command
  const declared = { personId: command.actor.id, function: declaredFor, conflict, statement }
  return { ...judgement, events: [{ type: 'EffectImpartialityDeclared', ...stampOf(command), ...declared }] }
}
