import { flattenedVerify, importJWK } from 'jose'
import { z } from 'zod'
import { canonicalBytes, parseCanonical } from '#canonical.ts'
import type { PublicJwk } from '#keys.ts'
import { CredentialRefused } from '#refusal.ts'
import type { Signer } from '#signer.ts'
import type { JsonValue } from '#strict-json.ts'

/** One signature of an RFC 7515 JWS: the encoded protected header and the encoded signature. */
export interface JwsSignature {
  protected: string
  signature: string
}

/** What a kind of document requires of its header in addition to `alg` and `kid`. */
export interface HeaderKind {
  typ: string
  cty?: string
}

const protectedHeader = z.strictObject({
  alg: z.string(),
  cty: z.string().optional(),
  kid: z.string().regex(/^[\w-]{43}$/),
  typ: z.string(),
})

/** A protected header has about a hundred bytes; the limit prevents parsing a hostile one. */
const headerCharactersMax = 1024

/** Signs the bytes of a payload under a header of exactly `alg`, `cty`, `kid`, `typ`, itself in RFC 8785 form. */
export async function signJws(kind: HeaderKind, payload: Uint8Array, signer: Signer): Promise<JwsSignature> {
  const header = encodeBase64url(canonicalBytes({ alg: 'EdDSA', ...kind, kid: signer.kid }))
  const signed = new TextEncoder().encode(`${header}.${encodeBase64url(payload)}`)
  return { protected: header, signature: encodeBase64url(await signer.sign(signed)) }
}

/**
 * Reads a protected header and returns its `kid`. Only the names above are allowed, so `crit`, `b64`, `jku`, `x5u`,
 * `x5c` and `jwk` are refused like every unknown name (RFC 8725 §3.10: keys come only from the trust configuration).
 *
 * @throws CredentialRefused `header-refused`, `algorithm-refused` or `type-refused`
 */
export function readKid(kind: HeaderKind, encoded: string): string {
  if (encoded.length > headerCharactersMax) throw new CredentialRefused('header-refused', 'the header is too long')
  const parsed = protectedHeader.safeParse(parseCanonical(decodeBase64url(encoded)))
  if (!parsed.success) throw new CredentialRefused('header-refused', z.prettifyError(parsed.error))
  const { alg, cty, kid, typ } = parsed.data
  if (alg !== 'EdDSA') throw new CredentialRefused('algorithm-refused', `alg ${JSON.stringify(alg)} is not EdDSA`)
  if (typ !== kind.typ || cty !== kind.cty) {
    throw new CredentialRefused(
      'type-refused',
      `the header says typ ${typ}, cty ${cty}; expected ${kind.typ}, ${kind.cty}`,
    )
  }
  return kid
}

/** Whether this key made the signature over header and payload. The algorithm is the key's, never the header's. */
export async function isSignedBy(key: PublicJwk, payload: string, signature: JwsSignature): Promise<boolean> {
  decodeBase64url(signature.signature)
  const verificationKey = await importJWK(key, 'EdDSA')
  try {
    await flattenedVerify({ payload, ...signature }, verificationKey, { algorithms: ['EdDSA'] })
    return true
  } catch {
    return false
  }
}

/** Decodes a payload that must be canonical JSON, and returns it with its bytes. */
export function readPayload(encoded: string): { bytes: Uint8Array; value: JsonValue } {
  const bytes = decodeBase64url(encoded)
  return { bytes, value: parseCanonical(bytes) }
}

/** Splits a compact JWS into its three parts (RFC 7515 §3.1); whitespace, padding and extra dots are refused. */
export function splitCompact(compact: string): JwsSignature & { payload: string } {
  const match = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(compact)
  const [, header, payload, signature] = match ?? []
  if (match === null || header === undefined || payload === undefined || signature === undefined) {
    throw new CredentialRefused('malformed-jws', 'not a compact JWS of three base64url parts')
  }
  return { protected: header, payload, signature }
}

/**
 * Decodes base64url without padding (RFC 7515 §2). Only one encoding of the bytes is accepted: jose and Node accept
 * padding, spaces and stray low bits, so a token could be re-encoded without breaking its signature.
 */
export function decodeBase64url(encoded: string): Uint8Array {
  const bytes = Buffer.from(encoded, 'base64url')
  if (!/^[\w-]*$/.test(encoded) || bytes.toString('base64url') !== encoded) {
    throw new CredentialRefused('malformed-base64url', 'not base64url without padding')
  }
  return new Uint8Array(bytes)
}

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}
