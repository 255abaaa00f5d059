import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { DeliverEnvelope, EnvelopeFacts, ReceiveEnvelope, SendEnvelope } from './commands.ts'
import type { Envelope } from './state.ts'

type SendGuard = Guard<null, SendEnvelope, CellFacts>
type ReceiveGuard = Guard<null, ReceiveEnvelope, EnvelopeFacts['receiveEnvelope']>

const MINUTE_MS = 60_000
const AHEAD_MAX_MS = 5 * MINUTE_MS
const AGE_MAX_MS = 7 * 24 * 60 * MINUTE_MS

/** Envelopes carry facts between the cells of different authorities. */
export const addressedToAnother: SendGuard = {
  name: 'addressed-to-another',
  clause: 'iso17065-7.12',
  check: (_state, { authority, to }) => (to === authority ? [violation('own-authority', '/to', { authority })] : []),
  inputs: (_state, { authority, to }) => ({ authority, to }),
}

/** The receipt of the signature: an envelope is recorded with the statement that its key signed, or not at all. */
export const signedHere: SendGuard = {
  name: 'signed-here',
  clause: 'iso17065-7.12',
  check: () => [],
  inputs: (_state, { to, kid, statementDigest }) => ({ to, kid, statement: statementDigest }),
}

/** The receipt of the other authority's receipt: nothing else is a delivery. */
export const receiptGiven: Guard<Envelope, DeliverEnvelope, CellFacts> = {
  name: 'receipt-given',
  clause: 'iso17065-7.12',
  check: () => [],
  inputs: ({ envelopeId, to }) => ({ envelopeId, to }),
}

/** The receipt of the verification: nothing of an envelope is looked at before its sender's signature. */
export const signedBySender: ReceiveGuard = {
  name: 'signed-by-sender',
  clause: 'iso17065-7.12',
  check: () => [],
  inputs: (_state, { from, statementDigest }) => ({ from, statement: statementDigest }),
}

/** Deduplication is by the bytes: the same id with other bytes is not a repetition but a second envelope. */
export const idIsUsedOnce: ReceiveGuard = {
  name: 'id-used-once',
  clause: 'iso17065-7.12',
  check: (_state, { envelopeId, statementDigest }, { recordedDigest }) =>
    recordedDigest === null || recordedDigest === statementDigest ? [] : [violation('id-reused', '', { envelopeId })],
  inputs: (_state, { envelopeId, statementDigest }, { recordedDigest }) => ({
    envelopeId,
    statement: statementDigest,
    recorded: recordedDigest,
  }),
}

/** By the database's clock, which is the only clock of a cell. */
export const issuedRecently: ReceiveGuard = {
  name: 'issued-recently',
  clause: 'iso17065-7.12',
  check: (_state, { issuedAt, at }) => {
    const ageMs = Date.parse(at) - Date.parse(issuedAt)
    if (ageMs > AGE_MAX_MS) return [violation('too-old', '', { issuedAt })]
    return ageMs < -AHEAD_MAX_MS ? [violation('issued-in-the-future', '', { issuedAt })] : []
  },
  inputs: (_state, { issuedAt, at }) => ({ issuedAt, at }),
}
