import { type Case, defineCase } from '@concert/cases/case'
import { messageState } from '@concert/contracts/states/correspondence'
import type { MessageTypes } from '@concert/domain/correspondence/events'
import type { Message } from '@concert/domain/correspondence/state'
import { messageMachine } from '@concert/domain/correspondence/table'
import type { StandingFacts } from '@concert/domain/standing-guards'
import type { ApplicationsContext } from '#context.ts'
import { type MessageBody, representMessage } from './representation.ts'
import { type MessageRow, messageStore } from './store.ts'

export interface MessageCase {
  readonly stream: 'correspondence'
  readonly machine: MessageTypes
  readonly row: MessageRow
  readonly facts: StandingFacts
  readonly promised: object
  readonly body: MessageBody
  readonly context: ApplicationsContext
}

/** One message to the client of an application (ISO/IEC 17065 7.12). */
export const messageCase: Case<MessageCase> = defineCase<MessageCase>({
  stream: 'correspondence',
  noun: 'message',
  id: 'messageId',
  idOf: ({ state }) => (state as Message).messageId,
  machine: messageMachine,
  state: messageState,
  store: messageStore,
  editionOf: ({ state }) => state.edition,
  represent: ({ state, sentAt, version }) => ({ body: representMessage({ ...state, sentAt }), version }),
  promiseEvery: () => ({}),
  promise: {},
})
