import type { Machine, Table } from '../machine.ts'
import { pinnedAtOpening } from '../standing-guards.ts'
import { evolveMessage } from './events.ts'
import type { MessageTypes } from './events.ts'
import { clientIsTold } from './guards.ts'

/** The correspondence machine's table (17065 7.12): a message is sent once and then only read. */
const table = {
  none: {
    notifyClient: {
      to: 'sent',
      by: ['system'],
      guards: [pinnedAtOpening, clientIsTold],
      then: (_state, { name: _name, actor, ...told }) => [{ ...told, type: 'ClientNotified', by: actor.id }],
    },
  },
  sent: {},
} satisfies Table<MessageTypes>

/** The machine of one message to a client. */
export const messageMachine: Machine<MessageTypes> = { name: 'correspondence', table, evolve: evolveMessage }
