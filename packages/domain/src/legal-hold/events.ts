import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { LegalHoldCommand, LegalHoldFacts } from './commands.ts'
import type { LegalHold, LegalHoldParticulars } from './state.ts'

export type LegalHoldPlaced = Readonly<EventBase & { type: 'LegalHoldPlaced' }> & LegalHoldParticulars
export type LegalHoldEnded = Readonly<EventBase & { type: 'LegalHoldEnded'; reason: string }>

/** The types that make the machine of a legal hold. */
export interface LegalHoldTypes extends MachineTypes {
  state: LegalHold
  command: LegalHoldCommand
  event: LegalHoldPlaced | LegalHoldEnded
  facts: LegalHoldFacts
}

/** The hold after one event. */
export const evolveLegalHold = evolution<LegalHoldTypes, 'LegalHoldPlaced'>(
  'LegalHoldPlaced',
  ({ type: _type, at: _at, by: _by, ...placed }) => ({ ...placed, status: 'placed', endReason: null }),
  { LegalHoldEnded: (state, { reason }) => ({ ...state, status: 'ended', endReason: reason }) },
)
