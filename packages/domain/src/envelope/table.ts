import { stampOf } from '../machine.ts'
import type { Machine, Row, Table } from '../machine.ts'
import { authorityPinned, authorityPinnedAtOpening } from '../standing-guards.ts'
import { evolveEnvelope } from './events.ts'
import type { EnvelopeFacts, ReviveEnvelope } from './commands.ts'
import type { EnvelopeRevived, EnvelopeTypes } from './events.ts'
import {
  addressedHere,
  addressedToAnother,
  idIsUsedOnce,
  intentionIsSentOnce,
  issuedRecently,
  peerLacksIt,
  receiptGiven,
  signedBySender,
  signedHere,
} from './guards.ts'
import type { Envelope, EnvelopeStatus } from './state.ts'

const revive = {
  to: 'revived',
  by: ['system'],
  guards: [authorityPinned, peerLacksIt],
  then: ({ envelopeId, to, envelopeType }, command, { because }) =>
    // The guard has seen why.
    because === null
      ? []
      : [
          {
            type: 'EnvelopeRevived',
            ...stampOf(command),
            envelopeId,
            to,
            envelopeType,
            because,
            statement: command.statement,
          },
        ],
} satisfies Row<Envelope, ReviveEnvelope, EnvelopeFacts['reviveEnvelope'], EnvelopeRevived, EnvelopeStatus>

/** The envelope machine's table: what one authority sends to another, recorded on both sides. */
const table = {
  none: {
    sendEnvelope: {
      to: 'queued',
      by: ['system'],
      guards: [authorityPinnedAtOpening, addressedToAnother, signedHere, intentionIsSentOnce],
      then: (_state, { name: _name, actor, kid: _kid, bodyDigest: _bodyDigest, ...queued }) => [
        { ...queued, type: 'EnvelopeQueued', by: actor.id },
      ],
    },
    receiveEnvelope: {
      to: 'received',
      by: ['peer-authority'],
      guards: [authorityPinnedAtOpening, signedBySender, addressedHere, idIsUsedOnce, issuedRecently],
      then: (_state, { name: _name, actor, issuedAt: _issuedAt, ...received }) => [
        { ...received, type: 'EnvelopeReceived', by: actor.id },
      ],
    },
  },
  queued: {
    deliverEnvelope: {
      to: 'delivered',
      by: ['system'],
      guards: [authorityPinned, receiptGiven],
      then: ({ envelopeId, to, envelopeType }, command) => [
        { type: 'EnvelopeDelivered', ...stampOf(command), envelopeId, to, envelopeType },
      ],
    },
    reviveEnvelope: revive,
  },
  delivered: { reviveEnvelope: revive },
  revived: {},
  received: {},
} satisfies Table<EnvelopeTypes>

/** The machine of one envelope, in the cell that it is from and in the cell that it goes to. */
export const envelopeMachine: Machine<EnvelopeTypes> = { name: 'envelope', table, evolve: evolveEnvelope }
