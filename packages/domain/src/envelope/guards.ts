import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { DeliverEnvelope, EnvelopeFacts, ReceiveEnvelope, ReviveEnvelope, SendEnvelope } from './commands.ts'
import type { Envelope } from './state.ts'

type SendGuard = Guard<null, SendEnvelope, EnvelopeFacts['sendEnvelope']>
type ReceiveGuard = Guard<null, ReceiveEnvelope, EnvelopeFacts['receiveEnvelope']>

const MINUTE_MS = 60_000
const AHEAD_MAX_MS = 5 * MINUTE_MS
/** How long an envelope may be under way, ms. */
export const AGE_MAX_MS = 7 * 24 * 60 * MINUTE_MS

/** Envelopes carry facts between the cells of different authorities. */
export const addressedToAnother: SendGuard = {
  name: 'addressed-to-another',
  clause: 'iso17065-7.12',
  check: (_state, { authority, to }) => (to === authority ? [violation('own-authority', '/to', { authority })] : []),
  inputs: (_state, { authority, to }) => ({ authority, to }),
}

/** The key that signed is one that the authority publishes: no other authority takes what another key signs. */
export const signedHere: SendGuard = {
  name: 'signed-here',
  clause: 'iso17065-7.12',
  check: (_state, { authority, kid }, { publishedKids }) =>
    publishedKids.includes(kid) ? [] : [violation('sender-mismatch', '', { from: authority, signedBy: kid })],
  inputs: (_state, { to, kid, statementDigest }, { publishedKids }) => ({
    to,
    kid,
    published: publishedKids,
    statement: statementDigest,
  }),
}

/** One intention is one envelope: another body for it would be lost, for the other authority has the first or will get it. */
export const intentionIsSentOnce: SendGuard = {
  name: 'intention-sent-once',
  clause: 'iso17065-7.12',
  check: (_state, { bodyDigest }, { recordedBodyDigest }) =>
    recordedBodyDigest === null || recordedBodyDigest === bodyDigest
      ? []
      : [violation('intention-differs', '/body', {})],
  inputs: (_state, { to, envelopeType, bodyDigest }, { recordedBodyDigest }) => ({
    to,
    envelopeType,
    body: bodyDigest,
    recorded: recordedBodyDigest,
  }),
}

/** Only its receipt proves that the other authority took the envelope: neither a refusal nor the receipt of another one. */
export const receiptGiven: Guard<Envelope, DeliverEnvelope, EnvelopeFacts['deliverEnvelope']> = {
  name: 'receipt-given',
  clause: 'iso17065-7.12',
  check: ({ envelopeId, to: authority }, _command, { receiptFor }) =>
    receiptFor === envelopeId ? [] : [violation('rejected-by-peer', '', { authority })],
  inputs: ({ envelopeId, to }, _command, { receiptFor }) => ({ envelopeId, to, receiptFor }),
}

/** A second envelope with the same body is sent only where the first one did not arrive as it was sent. */
export const peerLacksIt: Guard<Envelope, ReviveEnvelope, EnvelopeFacts['reviveEnvelope']> = {
  name: 'peer-lacks-it',
  clause: 'iso17065-7.12',
  check: ({ envelopeId, to: authority }, _command, { because }) =>
    because === null ? [violation('envelope-not-missing', '', { authority, envelopeId })] : [],
  inputs: ({ envelopeId, to }, _command, { because }) => ({ envelopeId, to, because }),
}

/** Whoever signed an envelope sent it: an authority speaks for no other. */
export const signedBySender: Guard<
  null,
  Pick<ReceiveEnvelope, 'from' | 'statementDigest'>,
  Pick<EnvelopeFacts['receiveEnvelope'], 'signedBy'>
> = {
  name: 'signed-by-sender',
  clause: 'iso17065-7.12',
  check: (_state, { from }, { signedBy }) =>
    from === signedBy ? [] : [violation('sender-mismatch', '', { from, signedBy })],
  inputs: (_state, { from, statementDigest }, { signedBy }) => ({ from, signedBy, statement: statementDigest }),
}

/** What is meant for another authority has no effect here. */
export const addressedHere: Guard<null, Pick<ReceiveEnvelope, 'authority' | 'to'>, unknown> = {
  name: 'addressed-here',
  clause: 'iso17065-7.12',
  check: (_state, { authority, to }) =>
    to === authority ? [] : [violation('misaddressed', '', { to, here: authority })],
  inputs: (_state, { authority, to }) => ({ authority, to }),
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
