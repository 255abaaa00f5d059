import { envelope } from '@concert/contracts/envelopes'
import { fault } from '@concert/contracts/found-errors'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { type EnvelopeType, envelopeTypes } from '@concert/domain/envelope/state'
import type { JsonValue } from '@concert/domain/json'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { bodyFaults } from './body-faults.ts'
import { rejected } from './rejected.ts'

/** What another authority signed, with a body that matches its type. Whom it is from and to is for the rules to judge. */
export interface VerifiedEnvelope {
  readonly signedBy: Authority
  readonly id: string
  readonly from: Authority
  readonly to: Authority
  readonly type: EnvelopeType
  readonly issuedAt: string
  readonly body: JsonValue
}

/** The type is read as a text, so that a type of a later version is refused by name. */
const envelopeOfAnyType = envelope.extend({ type: z.string().max(60) })

/**
 * Verifies an envelope with the pinned exchange keys. Its payload is not read before the signature is known to be another
 * authority's.
 *
 * @throws RefusedRequest `envelope-rejected` with the fault
 */
export async function verifyEnvelope(statement: string, trust: PinnedKeys, here: Authority): Promise<VerifiedEnvelope> {
  const { signedBy, payload } = await verifySignature(statement, trust, here)
  const type = envelopeTypes.find((known) => known === payload.type)
  if (type === undefined) throw rejected([fault('unknown-type', '', { type: payload.type })])
  const faults = bodyFaults(type, payload.body)
  if (faults.length > 0) throw rejected([fault('body-refused', '', { type }), ...faults])
  // A body without faults was read from the JSON of the statement.
  return { ...payload, signedBy, type, body: payload.body as JsonValue }
}

/** Tries each other authority's own key set; sets are never merged. */
async function verifySignature(statement: string, trust: PinnedKeys, here: Authority) {
  for (const authority of authorities.filter((candidate) => candidate !== here)) {
    try {
      const payload = await verifyStatement('concert-envelope+jws', statement, trust[authority], envelopeOfAnyType)
      return { signedBy: authority, payload }
    } catch (error) {
      if (!(error instanceof CredentialRefused)) throw error
      if (error.reason !== 'unknown-key') throw rejected([fault(error.reason, '', {})])
    }
  }
  throw rejected([fault('unknown-key', '', {})])
}
