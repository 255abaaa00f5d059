import { bodyFaults } from '@concert/contracts/envelope-body-faults'
import { envelope, envelopeBodies } from '@concert/contracts/envelopes'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { type EnvelopeType, envelopeTypes } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { violation } from '@concert/domain/violation'
import { z } from 'zod'
import { type Recipient, verifyPeerStatement } from '#verify-peer-statement.ts'

/** What another authority signed, with a body that fits its type. */
export interface VerifiedEnvelope<Type extends EnvelopeType = EnvelopeType> {
  /** The authority with whose key the signature verified. */
  readonly signedBy: Authority
  readonly id: string
  readonly from: Authority
  readonly to: Authority
  readonly type: Type
  readonly issuedAt: string
  readonly body: z.output<(typeof envelopeBodies)[Type]>
}

/** The type is read as a text, so that a type of a later version is refused by name. */
const envelopeOfAnyType = envelope.extend({ type: z.string().max(60) })

/**
 * Verifies an envelope of any type. Its payload is not read before the signature is known to be another authority's. Whom it
 * names as its sender and its recipient is left to the caller.
 */
export async function verifyEnvelope(statement: string, recipient: Recipient): Promise<VerifiedEnvelope> {
  const { refuse } = recipient
  const { signedBy, payload } = await verifyPeerStatement(
    'concert-envelope+jws',
    statement,
    envelopeOfAnyType,
    recipient,
  )
  const type = envelopeTypes.find((known) => known === payload.type)
  if (type === undefined) return refuse([fault('unknown-type', '', { type: payload.type })])
  const faults = bodyFaults(type, payload.body)
  if (faults.length > 0) return refuse([fault('body-refused', '', { type }), ...faults])
  return { ...payload, signedBy, type, body: envelopeBodies[type].parse(payload.body) }
}

/**
 * Verifies an envelope that is to be acted on here: another authority signed it, it says that it is from that authority and
 * addressed to this one, and it is of the type that the caller acts on. Whoever hands it over is not believed: not that it arrived, nor
 * whom it is from, nor what it is.
 *
 * @example
 * const { from, body: dossier } = await verifyEnvelopeOf('dossier.v1', request.body.statement, context.recipient)
 */
export async function verifyEnvelopeOf<Type extends EnvelopeType>(
  type: Type,
  statement: string,
  recipient: Recipient,
): Promise<VerifiedEnvelope<Type>> {
  const { here, refuse } = recipient
  const verified = await verifyEnvelope(statement, recipient)
  const { signedBy, from, to } = verified
  const errors: FoundError[] = []
  if (from !== signedBy) errors.push(violation('sender-mismatch', '', { from, signedBy }))
  if (to !== here) errors.push(violation('misaddressed', '', { to, here }))
  if (verified.type !== type) errors.push(fault('another-envelope-type', '', { type: verified.type, expected: type }))
  // The type was just compared, and the body fits it.
  return errors.length > 0 ? refuse(errors) : (verified as VerifiedEnvelope<Type>)
}
