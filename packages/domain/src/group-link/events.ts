import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { GroupLinkCommand, GroupLinkFacts } from './commands.ts'
import type { GroupLink, GroupLinkParticulars } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type GroupLinkRecorded = Typed<'GroupLinkRecorded', GroupLinkParticulars>
export type GroupLinkEnded = Typed<'GroupLinkEnded', { endedOn: string; reason: string }>
export type GroupLinkWithdrawn = Typed<'GroupLinkWithdrawn', { reason: string }>

export type GroupLinkEvent = GroupLinkRecorded | GroupLinkEnded | GroupLinkWithdrawn

/** The types that make the machine of a link between two organisations. */
export interface GroupLinkTypes extends MachineTypes {
  state: GroupLink
  command: GroupLinkCommand
  event: GroupLinkEvent
  facts: GroupLinkFacts
}

/** The link after one event. */
export const evolveGroupLink = evolution<GroupLinkTypes, 'GroupLinkRecorded'>(
  'GroupLinkRecorded',
  ({ type: _type, at: _at, by: _by, ...recorded }) => ({
    ...recorded,
    status: 'in-force',
    endedOn: null,
    endReason: null,
  }),
  {
    GroupLinkEnded: (state, { endedOn, reason }) => ({ ...state, status: 'ended', endedOn, endReason: reason }),
    GroupLinkWithdrawn: (state, { reason }) => ({ ...state, status: 'withdrawn', endReason: reason }),
  },
)
