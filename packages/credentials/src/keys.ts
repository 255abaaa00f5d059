import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { CredentialRefused } from '#refusal.ts'

const keyValue = z.string().regex(/^[\w-]{43}$/, '32 bytes as base64url')

/** An Ed25519 verification key as an authority publishes it (RFC 8037 §2); `kid` is its RFC 7638 thumbprint. */
export const publicJwk = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: keyValue,
  kid: keyValue,
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
})
export type PublicJwk = z.infer<typeof publicJwk>

/** A stored signing key: the public members and the private `d`. It never leaves its authority's own cell. */
export const privateJwk = publicJwk.extend({ d: keyValue })
export type PrivateJwk = z.infer<typeof privateJwk>

/** The keys that one authority publishes (RFC 7517 §5). During a rotation there are several. */
export const publicKeySetSchema = z.strictObject({ keys: z.array(publicJwk).max(32) })
export type PublicKeySet = z.infer<typeof publicKeySetSchema>

/** A new Ed25519 key pair whose `kid` is its thumbprint. */
export async function generateKey(): Promise<{ privateJwk: PrivateJwk; publicJwk: PublicJwk }> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const exported = await exportJWK(pair.privateKey)
  const kid = await calculateJwkThumbprint(exported, 'sha256')
  const signing = privateJwk.parse({ ...exported, kid, use: 'sig', alg: 'EdDSA' })
  return { privateJwk: signing, publicJwk: publicPart(signing) }
}

/** The key set that an authority publishes for these keys. Private members are never copied, whatever the objects contain. */
export function publicKeySet(...keys: (PublicJwk | PrivateJwk)[]): PublicKeySet {
  return { keys: keys.map(publicPart) }
}

/** The public members of a key. */
export function publicPart({ kty, crv, x, kid, use, alg }: PublicJwk): PublicJwk {
  return { kty, crv, x, kid, use, alg }
}

/**
 * Reads a published key set and checks every key: kty, crv, use, no private member, `kid` equal to the thumbprint. One
 * bad key refuses the whole set: a publisher that leaks a private key or gives one a wrong name cannot be trusted with
 * the others.
 *
 * @throws CredentialRefused `key-refused`
 */
export async function checkKeySet(received: unknown): Promise<PublicKeySet> {
  const parsed = publicKeySetSchema.safeParse(received)
  if (!parsed.success) throw new CredentialRefused('key-refused', z.prettifyError(parsed.error))
  for (const key of parsed.data.keys) await assertThumbprint(key)
  return parsed.data
}

/** Asserts that `kid` is the RFC 7638 thumbprint, so that no key can use the name of another key. */
export async function assertThumbprint(key: PublicJwk): Promise<void> {
  const thumbprint = await calculateJwkThumbprint(publicPart(key), 'sha256')
  if (thumbprint !== key.kid) throw new CredentialRefused('key-refused', `kid ${key.kid} is not the key's thumbprint`)
}
