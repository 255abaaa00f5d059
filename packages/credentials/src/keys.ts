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
export type PublicKeySet = { keys: PublicJwk[] }

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

/** A set as anyone may publish it: what is not known of it is passed over (RFC 7517 §4, §5). */
const receivedKeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(32) })

/** One of the keys with which a certificate can be signed, whatever else is said of it. */
const receivedKey = z.object({
  ...publicJwk.shape,
  use: z.literal('sig').optional(),
  // RFC 9864 names the same algorithm by its curve.
  alg: z.enum(['EdDSA', 'Ed25519']).optional(),
  key_ops: z
    .array(z.string())
    .refine((operations) => operations.includes('verify'), 'must include verify')
    .optional(),
})

/** The members that hold what nobody publishes, in a key of whichever kind (RFC 7518 §6, RFC 8037 §2, RFC 9964 for AKP). */
const secrets = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/**
 * Reads a published key set and returns its Ed25519 keys. Keys of another kind and unknown members are passed over, so that an
 * authority can publish a new kind of key beside the present one. A key with a private member, or an Ed25519 key whose `kid` is not its
 * thumbprint or that is not for signatures, refuses the whole set: a publisher that leaks a key or gives one a wrong name cannot be
 * trusted with the others.
 *
 * @throws CredentialRefused `key-refused`
 */
export async function checkKeySet(received: unknown): Promise<PublicKeySet> {
  const { keys } = parsedAs(receivedKeySet, received)
  for (const key of keys) refuseSecrets(key)
  const signing = keys.filter((key) => key.kty === 'OKP' && key['crv'] === 'Ed25519')
  const checked = signing.map((key) => publicPart({ ...parsedAs(receivedKey, key), use: 'sig', alg: 'EdDSA' }))
  for (const key of checked) await assertThumbprint(key)
  return { keys: checked }
}

function parsedAs<Parsed>(schema: z.ZodType<Parsed>, received: unknown): Parsed {
  const parsed = schema.safeParse(received)
  if (!parsed.success) throw new CredentialRefused('key-refused', z.prettifyError(parsed.error))
  return parsed.data
}

function refuseSecrets(key: Readonly<Record<string, unknown>>): void {
  const secret = secrets.find((member) => Object.hasOwn(key, member))
  if (secret !== undefined)
    throw new CredentialRefused('key-refused', `the member ${secret} belongs to a private key, which nobody publishes`)
}

/** Asserts that `kid` is the RFC 7638 thumbprint, so that no key can use the name of another key. */
export async function assertThumbprint(key: PublicJwk): Promise<void> {
  const thumbprint = await calculateJwkThumbprint(publicPart(key), 'sha256')
  if (thumbprint !== key.kid) throw new CredentialRefused('key-refused', `kid ${key.kid} is not the key's thumbprint`)
}
