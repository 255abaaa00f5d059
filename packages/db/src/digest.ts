import { canonicalBytes, digestHex } from '@concert/credentials/canonical'

/** SHA-256 of the canonical bytes (RFC 8785) of a JSON value, in hexadecimal; members that are undefined do not count. */
export function digestOf(value: unknown): string {
  return digestHex(canonicalBytes(withoutUndefined(value)))
}

/** The canonical text (RFC 8785) of a JSON value; members that are undefined do not count. */
export function canonicalText(value: unknown): string {
  return new TextDecoder().decode(canonicalBytes(withoutUndefined(value)))
}

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}
