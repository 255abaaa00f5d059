import { envelope, type EnvelopeType, envelopeTypes } from '@concert/contracts/envelopes'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { bodyFaults } from './check-body.ts'
import { rejected } from './rejected.ts'

/**
 * A verified envelope: signed by the authority it names as its sender, addressed to this cell, with a body that matches
 * its type.
 */
export interface VerifiedEnvelope {
  readonly id: string
  readonly from: Authority
  readonly type: EnvelopeType
  readonly issuedAt: string
  readonly body: unknown
}

/** The type is read as a text, so that a type of a later version is refused by name. */
const envelopeOfAnyType = envelope.extend({ type: z.string().max(60) })

/**
 * Verifies an envelope with the pinned exchange keys. Its payload is not read before the signature is known to be
 * another authority's, and the sender in it must be the authority of that key.
 *
 * @throws RefusedRequest `envelope-rejected` with the fault
 */
export async function verifyEnvelope(statement: string, trust: PinnedKeys, here: Authority): Promise<VerifiedEnvelope> {
  const { signedBy, payload } = await verifySignature(statement, trust, here)
  if (payload.from !== signedBy) {
    throw rejected('sender-mismatch', `the envelope says it is from ${payload.from} and is signed by ${signedBy}`)
  }
  if (payload.to !== here) {
    throw rejected('misaddressed', `the envelope is addressed to ${payload.to}; this is ${here}`)
  }
  const type = envelopeTypes.find((known) => known === payload.type)
  if (type === undefined) throw rejected('unknown-type', `envelopes of the type ${payload.type} are not taken here`)
  const faults = bodyFaults(type, payload.body)
  if (faults.length > 0) throw rejected('body-refused', `the body does not fit the type ${type}`, faults)
  return { id: payload.id, from: payload.from, type, issuedAt: payload.issuedAt, body: payload.body }
}

/** Tries each other authority's own key set; sets are never merged. */
async function verifySignature(statement: string, trust: PinnedKeys, here: Authority) {
  for (const authority of authorities.filter((candidate) => candidate !== here)) {
    try {
      const payload = await verifyStatement('concert-envelope+jws', statement, trust[authority], envelopeOfAnyType)
      return { signedBy: authority, payload }
    } catch (error) {
      if (!(error instanceof CredentialRefused)) throw error
      if (error.reason !== 'unknown-key') throw rejected(error.reason, error.message)
    }
  }
  throw rejected('unknown-key', 'no pinned exchange key of another authority has the kid of this envelope')
}
