import type { GeneralJws } from '@concert/contracts/certificate-content'
import type { PrivateJwk } from '#keys.ts'
import { CredentialRefused } from '#refusal.ts'
import { asSigner, type Signer } from '#signer.ts'
import {
  decodeBase64url,
  encodeBase64url,
  type HeaderKind,
  type JwsSignature,
  readKid,
  readPayload,
  signJws,
  splitCompact,
} from '#strict-jws.ts'

/**
 * The header of a certificate's signature. `typ` names only this kind of document (RFC 8725 §3.11), so an effect
 * statement or an envelope signed with the same key cannot be presented as a certificate. It is not `JOSE+JSON`,
 * because the same signature is also served in the compact serialisation.
 */
export const certificateHeader = {
  cty: 'concert-certificate+json',
  typ: 'concert-certificate+jws',
} as const satisfies HeaderKind

/**
 * One authority's attestation: its signature over the canonical bytes of the certificate's content. It is created in
 * the authority's own cell and does not need the other signatures.
 *
 * @throws CredentialRefused when the bytes are not canonical JSON
 */
export async function attest(contentBytes: Uint8Array, key: Signer | PrivateJwk): Promise<JwsSignature> {
  readPayload(encodeBase64url(contentBytes))
  return signJws(certificateHeader, contentBytes, await asSigner(key))
}

/**
 * Joins attestations of one content to a credential, ordered by `kid`, so that the same attestations give the same
 * bytes.
 *
 * @throws CredentialRefused when there is no attestation, or two by one key
 */
export function assemble(contentBytes: Uint8Array, attestations: readonly JwsSignature[]): GeneralJws {
  const payload = encodeBase64url(contentBytes)
  readPayload(payload)
  const byKid = new Map<string, JwsSignature>()
  for (const { protected: header, signature } of attestations) {
    const kid = readKid(certificateHeader, header)
    if (byKid.has(kid)) throw new CredentialRefused('malformed-jws', `two attestations by the key ${kid}`)
    decodeBase64url(signature)
    byKid.set(kid, { protected: header, signature })
  }
  if (byKid.size === 0) throw new CredentialRefused('malformed-jws', 'a credential needs at least one attestation')
  const signatures = [...byKid].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, signature]) => signature)
  return { payload, signatures }
}

/**
 * One authority's signature as a compact JWS, which any JOSE library can verify (RFC 7515 §7.1).
 *
 * @throws CredentialRefused `unknown-key` when no signature is by this key
 */
export function compactOf(credential: GeneralJws, kid: string): string {
  const found = credential.signatures.find((signature) => readKid(certificateHeader, signature.protected) === kid)
  if (found === undefined) throw new CredentialRefused('unknown-key', `the credential has no signature by ${kid}`)
  return `${found.protected}.${credential.payload}.${found.signature}`
}

/** A compact credential as a general one with a single signature. */
export function generalOf(compact: string): GeneralJws {
  const { payload, ...signature } = splitCompact(compact)
  return { payload, signatures: [signature] }
}
