import type { CommandBase } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import type { ClosedDayParticulars, Closing } from './state.ts'

export type RecordClosedDay = Readonly<CommandBase & { name: 'recordClosedDay' }> & ClosedDayParticulars
export type CorrectClosedDay = Readonly<CommandBase & { name: 'correctClosedDay' }> & Closing
export type WithdrawClosedDay = Readonly<CommandBase & { name: 'withdrawClosedDay'; reason: string }>

export type ClosedDayCommand = RecordClosedDay | CorrectClosedDay | WithdrawClosedDay

/** Beside who acts: on which days the office is on record as closed by other records. */
export type ClosingFacts = CellStaffFacts & { readonly otherClosedDays: readonly string[] }

/** What the caller looks up for each command. */
export type ClosedDayFacts = {
  recordClosedDay: ClosingFacts
  correctClosedDay: ClosingFacts
  withdrawClosedDay: CellStaffFacts
}
