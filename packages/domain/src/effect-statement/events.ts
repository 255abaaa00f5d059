import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { Pinned } from '../standing-guards.ts'
import type { EffectStatementFacts, SignEffectStatement } from './commands.ts'
import type { EffectStatements } from './state.ts'

export type EffectStatementSigned = Readonly<EventBase & { type: 'EffectStatementSigned' }> &
  Pinned & { readonly certificateNumber: string; readonly sequence: number }

/** The types that make the machine of an effect's statements. */
export interface EffectStatementTypes extends MachineTypes {
  state: EffectStatements
  command: SignEffectStatement
  event: EffectStatementSigned
  facts: EffectStatementFacts
}

/** The statements after one more: every event says all there is to keep, and to its followers more than that. */
export const evolveEffectStatement = evolution<EffectStatementTypes, 'EffectStatementSigned'>(
  'EffectStatementSigned',
  ({ authority, edition, certificateNumber, sequence }) => ({
    authority,
    edition,
    status: 'signed',
    certificateNumber,
    sequence,
  }),
  {},
)
