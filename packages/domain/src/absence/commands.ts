import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CellStaffFacts } from '../standing-guards.ts'
import type { Deputy } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

type Entered = {
  authority: Authority
  absenceId: string
  personId: string
  fromOn: string
  untilOn: string
  deputies: readonly Deputy[]
}
type Deputies = { deputies: readonly Deputy[] }
/** `untilOn` is null where the absence does not take place. */
type End = { untilOn: string | null }

// An administrator enters and changes the absence of others, by commands of their own; a person their own.
export type EnterAbsence = Named<'enterAbsence' | 'enterOwnAbsence', Entered>
export type NameDeputies = Named<'nameDeputies' | 'nameOwnDeputies', Deputies>
export type EndAbsence = Named<'endAbsence' | 'endOwnAbsence', End>

export type AbsenceCommand =
  | Named<'enterAbsence', Entered>
  | Named<'enterOwnAbsence', Entered>
  | Named<'nameDeputies', Deputies>
  | Named<'nameOwnDeputies', Deputies>
  | Named<'endAbsence', End>
  | Named<'endOwnAbsence', End>

/** Another absence of the same person, on a day of this one. */
export type OverlappingAbsence = { readonly absenceId: string; readonly fromOn: string }

/** Who of those named is authorised for what they stand in for, on the first day that is still to come. */
export type DeputyFacts = { readonly authorised: readonly Deputy[] }

/** What is on record of the person who is to be away. */
export type EntryFacts = DeputyFacts & {
  readonly isOnRecord: boolean
  readonly overlapping: readonly OverlappingAbsence[]
}

/** What the caller looks up for each command. */
export type AbsenceFacts = {
  enterAbsence: CellStaffFacts & EntryFacts
  enterOwnAbsence: CellStaffFacts & EntryFacts
  nameDeputies: CellStaffFacts & DeputyFacts
  nameOwnDeputies: CellStaffFacts & DeputyFacts
  endAbsence: CellStaffFacts
  endOwnAbsence: CellStaffFacts
}
