import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { DataRequestCommand, DataRequestFacts } from './commands.ts'
import type { DataRequest, DataRequestKind, DataRequestWay } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type DataRequested = Typed<
  'DataRequested',
  {
    authority: Authority
    requestId: string
    personId: string
    asks: DataRequestKind
    way: DataRequestWay
    receivedOn: string
    daysLeft: number
    fileVersion: number
  }
>
export type DataRequestAnswered = Typed<'DataRequestAnswered'>
export type DataRequestRefused = Typed<'DataRequestRefused', { reason: string }>
export type DataHandedOver = Typed<'DataHandedOver', { how: string }>

export type DataRequestEvent = DataRequested | DataRequestAnswered | DataRequestRefused | DataHandedOver

/** The types that make the machine of a request for one's own data. */
export interface DataRequestTypes extends MachineTypes {
  state: DataRequest
  command: DataRequestCommand
  event: DataRequestEvent
  facts: DataRequestFacts
}

/** The request after one event. */
export const evolveDataRequest = evolution<DataRequestTypes, 'DataRequested'>(
  'DataRequested',
  ({ type: _type, at: _at, by: _by, ...asked }) => ({ ...asked, status: 'received', decidedBy: null, refusal: null }),
  {
    DataRequestAnswered: (state, { by }) => ({ ...state, status: 'answered', decidedBy: by }),
    DataRequestRefused: (state, { by, reason }) => ({ ...state, status: 'refused', decidedBy: by, refusal: reason }),
    DataHandedOver: (state) => ({ ...state, status: 'handed-over' }),
  },
)
