import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { CredentialRefused } from '#refusal.ts'
import { assertJsonValue, type JsonValue, parseStrictJson } from '#strict-json.ts'

/**
 * The canonical bytes of a JSON value (RFC 8785). Authorities sign these bytes, and digests are computed from them.
 *
 * @throws CredentialRefused for a lone surrogate, a number that is not finite or an integer beyond 2^53, or a non-JSON
 * value
 */
export function canonicalBytes(value: unknown): Uint8Array {
  assertJsonValue(value)
  const text = canonicalize(value)
  if (text === undefined) throw new CredentialRefused('not-json-value', 'the value cannot be represented in JSON')
  return new TextEncoder().encode(text)
}

/** SHA-256 of the bytes, in lower-case hexadecimal. */
export function digestHex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Reads bytes that must already be canonical: two encodings of one content would be two documents with one meaning.
 *
 * @throws CredentialRefused `not-canonical` when the bytes differ from their own canonical form
 */
export function parseCanonical(bytes: Uint8Array): JsonValue {
  const value = parseStrictJson(bytes)
  if (Buffer.compare(canonicalBytes(value), bytes) !== 0) {
    throw new CredentialRefused('not-canonical', 'the payload is not in RFC 8785 form')
  }
  return value
}
