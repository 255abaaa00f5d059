import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { EffectStatementFacts, SignEffectStatement } from './commands.ts'

/** For an effect, the intent is the decision on it: nothing is stated that was not decided. */
export const effectIsDecided: Guard<unknown, SignEffectStatement, EffectStatementFacts['signEffectStatement']> = {
  name: 'effect-decided',
  clause: 'iso17065-7.11.1',
  check: (_state, { sequence }, { decided }) =>
    decided === null ? [violation('not-decided', '/sequence', { sequence })] : [],
  inputs: (_state, { certificateNumber, sequence }, { decided }) => ({
    certificateNumber,
    sequence,
    status: decided?.status ?? null,
    at: decided?.at ?? null,
  }),
}
