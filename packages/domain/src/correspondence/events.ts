import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { MessageCommand, MessageFacts } from './commands.ts'
import type { Message, MessageParticulars } from './state.ts'

export type ClientNotified = Readonly<EventBase & { type: 'ClientNotified' }> & MessageParticulars

export type MessageEvent = ClientNotified

/** The types that make the correspondence machine. */
export interface MessageTypes extends MachineTypes {
  state: Message
  command: MessageCommand
  event: MessageEvent
  facts: MessageFacts
}

/** The message after one event. */
export const evolveMessage = evolution<MessageTypes, 'ClientNotified'>(
  'ClientNotified',
  ({ type: _type, at: _at, by: _by, ...told }) => ({ ...told, status: 'sent' }),
  {},
)
