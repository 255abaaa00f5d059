import { type KeyObject, createPrivateKey, sign } from 'node:crypto'
import { assertThumbprint, privateJwk, publicPart, type PrivateJwk, type PublicJwk } from '#keys.ts'
import { CredentialRefused } from '#refusal.ts'
import { readSecretFile, writeSecretFile } from '#secret-file.ts'
import { parseStrictJson } from '#strict-json.ts'

/** The holder of an authority's signing key. The key itself is not part of the interface, so that it can stay in a token. */
export interface Signer {
  readonly kid: string
  readonly publicJwk: PublicJwk
  /** The 64-byte Ed25519 signature (RFC 8032 §5.1.6) of exactly these bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** The `soft` driver: the key is in this process's memory. */
export async function softSigner(key: PrivateJwk): Promise<Signer> {
  await assertThumbprint(key)
  const keyObject = readKeyObject(key)
  return {
    kid: key.kid,
    publicJwk: publicPart(key),
    sign: async (bytes) => sign(null, bytes, keyObject),
  }
}

/** A signer for either form of key that the signing functions accept. */
export async function asSigner(key: Signer | PrivateJwk): Promise<Signer> {
  return 'sign' in key ? key : softSigner(key)
}

/**
 * Reads a signing key from a JWK file.
 *
 * @throws CredentialRefused `key-file-refused` when anyone but the owner may read the file; `key-refused` for a wrong key
 */
export async function readPrivateKeyFile(path: string): Promise<PrivateJwk> {
  const parsed = privateJwk.safeParse(parseStrictJson(await readSecretFile(path)))
  if (!parsed.success) throw new CredentialRefused('key-refused', `${path} is not an Ed25519 signing key`)
  await assertThumbprint(parsed.data)
  return parsed.data
}

/** Writes a signing key that only its owner can read, and never replaces another key. */
export async function writePrivateKeyFile(path: string, key: PrivateJwk): Promise<void> {
  await writeSecretFile(path, `${JSON.stringify(key)}\n`)
}

function readKeyObject(key: PrivateJwk): KeyObject {
  const keyObject = createPrivateKey({ key, format: 'jwk' })
  // OpenSSL derives x from d; a file in which they differ would sign with a key that nobody published.
  if (keyObject.export({ format: 'jwk' }).x !== key.x) {
    throw new CredentialRefused('key-refused', `the private part of ${key.kid} belongs to another key`)
  }
  return keyObject
}
