import { z } from 'zod'
import { canonicalBytes } from '#canonical.ts'
import type { PrivateJwk, PublicKeySet } from '#keys.ts'
import { checkKeySet } from '#keys.ts'
import { CredentialRefused } from '#refusal.ts'
import { asSigner, type Signer } from '#signer.ts'
import { encodeBase64url, isSignedBy, readKid, readPayload, signJws, splitCompact } from '#strict-jws.ts'

/**
 * The kinds of signed statement: an authority's statement about the effect of one certificate, a message to another
 * authority, a request to have one of its people read what another authority keeps, and question and answer on what was received.
 */
export type StatementType =
  | 'concert-effect+jws'
  | 'concert-envelope+jws'
  | 'concert-read-request+jws'
  | 'concert-ledger-request+jws'
  | 'concert-ledger+jws'
  | 'concert-read-ledger-request+jws'
  | 'concert-read-ledger+jws'

/**
 * Signs a small statement as a compact JWS over its canonical bytes.
 *
 * @throws CredentialRefused when the payload is not a JSON value
 */
export async function signStatement(typ: StatementType, payload: unknown, key: Signer | PrivateJwk): Promise<string> {
  const bytes = canonicalBytes(payload)
  const { protected: header, signature } = await signJws({ typ }, bytes, await asSigner(key))
  return `${header}.${encodeBase64url(bytes)}.${signature}`
}

/** The key that a statement names. @throws CredentialRefused as {@link verifyStatement} */
export function kidOfStatement(typ: StatementType, statement: string): string {
  return readKid({ typ }, splitCompact(statement).protected)
}

/**
 * Verifies a statement with the keys of the one authority that must have signed it, and returns its payload. The caller
 * must compare this authority with the one that the payload names: key sets of several authorities are never merged.
 *
 * @throws CredentialRefused with the reason; `payload-refused` when the payload does not match the schema
 */
export async function verifyStatement<Payload>(
  typ: StatementType,
  statement: string,
  keySet: PublicKeySet,
  schema: z.ZodType<Payload>,
): Promise<Payload> {
  const { keys } = await checkKeySet(keySet)
  const { payload, ...signature } = splitCompact(statement)
  const kid = readKid({ typ }, signature.protected)
  const key = keys.find((candidate) => candidate.kid === kid)
  if (key === undefined) throw new CredentialRefused('unknown-key', `no published key has the kid ${kid}`)
  if (!(await isSignedBy(key, payload, signature))) {
    throw new CredentialRefused('bad-signature', `the signature is not by the key ${kid}`)
  }
  // The signature is verified first, so an unsigned payload is never parsed.
  const parsed = schema.safeParse(readPayload(payload).value)
  if (!parsed.success) throw new CredentialRefused('payload-refused', z.prettifyError(parsed.error))
  return parsed.data
}
