import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { AbsenceCommand, AbsenceFacts } from './commands.ts'
import type { Absence, Deputy } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type AbsenceEntered = Typed<
  'AbsenceEntered',
  {
    authority: Authority
    absenceId: string
    personId: string
    fromOn: string
    untilOn: string
    deputies: readonly Deputy[]
  }
>
export type DeputiesNamed = Typed<'DeputiesNamed', { deputies: readonly Deputy[] }>
export type AbsenceEnded = Typed<'AbsenceEnded', { untilOn: string | null }>

export type AbsenceEvent = AbsenceEntered | DeputiesNamed | AbsenceEnded

/** The types that make the machine of an absence. */
export interface AbsenceTypes extends MachineTypes {
  state: Absence
  command: AbsenceCommand
  event: AbsenceEvent
  facts: AbsenceFacts
}

/** The absence after one event. */
export const evolveAbsence = evolution<AbsenceTypes, 'AbsenceEntered'>(
  'AbsenceEntered',
  ({ type: _type, at: _at, by: _by, ...entered }) => ({ ...entered, status: 'entered' }),
  {
    DeputiesNamed: (state, { deputies }) => ({ ...state, deputies }),
    AbsenceEnded: (state, { untilOn }) => ({ ...state, status: 'ended', untilOn }),
  },
)
