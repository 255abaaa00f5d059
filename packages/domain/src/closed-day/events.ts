import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { ClosedDayCommand, ClosedDayFacts } from './commands.ts'
import type { ClosedDay, ClosedDayParticulars, Closing } from './state.ts'

export type ClosedDayRecorded = Readonly<EventBase & { type: 'ClosedDayRecorded' }> & ClosedDayParticulars
export type ClosedDayCorrected = Readonly<EventBase & { type: 'ClosedDayCorrected' }> & Closing
export type ClosedDayWithdrawn = Readonly<EventBase & { type: 'ClosedDayWithdrawn'; reason: string }>

/** The types that make the machine of a closed day. */
export interface ClosedDayTypes extends MachineTypes {
  state: ClosedDay
  command: ClosedDayCommand
  event: ClosedDayRecorded | ClosedDayCorrected | ClosedDayWithdrawn
  facts: ClosedDayFacts
}

/** The closed day after one event. */
export const evolveClosedDay = evolution<ClosedDayTypes, 'ClosedDayRecorded'>(
  'ClosedDayRecorded',
  ({ type: _type, at: _at, by, ...recorded }) => ({
    ...recorded,
    status: 'recorded',
    recordedBy: by,
    corrected: [],
    endReason: null,
  }),
  {
    ClosedDayCorrected: (state, { type: _type, at, by, ...closing }) => ({
      ...state,
      ...closing,
      corrected: [
        ...state.corrected,
        { closedOn: state.closedOn, cause: state.cause, reason: state.reason, correctedAt: at, correctedBy: by },
      ],
    }),
    ClosedDayWithdrawn: (state, { reason }) => ({ ...state, status: 'withdrawn', endReason: reason }),
  },
)
