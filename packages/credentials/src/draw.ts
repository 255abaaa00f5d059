import { createHmac } from 'node:crypto'
import { canonicalBytes, digestHex } from '#canonical.ts'

/**
 * The number that a person has in a draw: the first 128 bits of HMAC-SHA-256 over the person's id with the draw's secret, in lower-case
 * hexadecimal. Without the secret nobody can tell whose it is, or what it will be.
 */
export function drawNumber(secret: string, personId: string): string {
  return createHmac('sha256', secret).update(personId).digest('hex').slice(0, 32)
}

/** What is published of a secret before its draw. */
export function secretDigestOf(secret: string): string {
  return digestHex(new TextEncoder().encode(secret))
}

/** What is published of the numbers before the draw: SHA-256 of the canonical bytes of their list in order. */
export function eligibleDigestOf(numbers: readonly string[]): string {
  return digestHex(canonicalBytes(numbers))
}
