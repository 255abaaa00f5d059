import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { RiskCommand, RiskFacts } from './commands.ts'
import type { Risk, RiskParticulars, RiskStatus } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type RiskIdentified = Typed<'RiskIdentified', RiskParticulars>
export type RiskTreated = Typed<'RiskTreated', { reason: string; reviewOn: string }>
export type RiskAccepted = Typed<'RiskAccepted', { reason: string; reviewOn: string }>
export type RiskReopened = Typed<'RiskReopened', { reason: string; isBlocking: boolean; reviewOn: string }>
export type RiskClosed = Typed<'RiskClosed', { reason: string }>

export type RiskEvent = RiskIdentified | RiskTreated | RiskAccepted | RiskReopened | RiskClosed

/** The types that make the machine of a risk. */
export interface RiskTypes extends MachineTypes {
  state: Risk
  command: RiskCommand
  event: RiskEvent
  facts: RiskFacts
}

/** The risk after one event. */
export const evolveRisk = evolution<RiskTypes, 'RiskIdentified'>(
  'RiskIdentified',
  ({ type: _type, at: _at, by: _by, ...identified }) => ({ ...identified, status: 'identified', answers: [] }),
  {
    RiskTreated: (state, event) => ({ ...answered(state, 'treated', event), reviewOn: event.reviewOn }),
    RiskAccepted: (state, event) => ({ ...answered(state, 'accepted', event), reviewOn: event.reviewOn }),
    RiskReopened: (state, event) => ({
      ...answered(state, 'identified', event),
      isBlocking: event.isBlocking,
      reviewOn: event.reviewOn,
    }),
    RiskClosed: (state, event) => answered(state, 'closed', event),
  },
)

function answered(state: Risk, status: RiskStatus, { reason, by, at }: EventBase & { readonly reason: string }): Risk {
  return { ...state, status, answers: [...state.answers, { status, reason, by, at }] }
}
