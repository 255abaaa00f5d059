import { stampOf } from '../machine.ts'
import type { Machine, Table } from '../machine.ts'
import { pinned, pinnedAtOpening } from '../standing-guards.ts'
import type { SignEffectStatement } from './commands.ts'
import { evolveEffectStatement } from './events.ts'
import type { EffectStatementSigned, EffectStatementTypes } from './events.ts'
import { effectIsDecided } from './guards.ts'
import type { EffectStatements } from './state.ts'

/** The table of the statements on an effect (17065 7.11.1): each change that was decided is signed, one after the other. */
const table = {
  none: {
    signEffectStatement: { to: 'signed', by: ['system'], guards: [pinnedAtOpening, effectIsDecided], then: signed },
  },
  signed: {
    signEffectStatement: { to: 'signed', by: ['system'], guards: [pinned, effectIsDecided], then: signed },
  },
} satisfies Table<EffectStatementTypes>

/** The machine of what one authority signs of its own effect on one certificate. */
export const effectStatementMachine: Machine<EffectStatementTypes> = {
  name: 'effect-statement',
  table,
  evolve: evolveEffectStatement,
}

function signed(_state: EffectStatements | null, command: SignEffectStatement): readonly EffectStatementSigned[] {
  const { authority, edition, certificateNumber, sequence } = command
  return [{ type: 'EffectStatementSigned', ...stampOf(command), authority, edition, certificateNumber, sequence }]
}
