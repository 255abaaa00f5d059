import type { CommandBase } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import type { LegalHoldParticulars } from './state.ts'

export type PlaceLegalHold = Readonly<CommandBase & { name: 'placeLegalHold' }> & LegalHoldParticulars
export type EndLegalHold = Readonly<CommandBase & { name: 'endLegalHold'; reason: string }>

export type LegalHoldCommand = PlaceLegalHold | EndLegalHold

/** What the caller looks up for each command. */
export type LegalHoldFacts = {
  placeLegalHold: CellStaffFacts
  endLegalHold: CellStaffFacts
}
