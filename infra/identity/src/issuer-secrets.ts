import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JWK } from 'jose'

/** What an issuer stores between restarts: the key that signs its tokens and the key that signs its cookies. */
export interface IssuerSecrets {
  signingKey: JWK
  cookieKey: string
}

/**
 * Reads an issuer's secrets, and creates them at the first start.
 *
 * @throws Error when others than its owner can read the file
 */
export function loadIssuerSecrets(folder: string, authority: string): IssuerSecrets {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${authority}.issuer.json`)
  return read(path) ?? create(path)
}

function read(path: string): IssuerSecrets | undefined {
  const file = openIfPresent(path)
  if (file === undefined) return undefined
  try {
    if ((fstatSync(file).mode & 0o077) !== 0) throw new Error(`${path} is readable by others; chmod 600 it`)
    const secrets: IssuerSecrets = JSON.parse(readFileSync(file, 'utf8'))
    return secrets
  } finally {
    closeSync(file)
  }
}

function openIfPresent(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function create(path: string): IssuerSecrets {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  const secrets = { signingKey: generateSigningKey(), cookieKey: randomBytes(32).toString('base64url') }
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600, flag: 'wx' })
  try {
    // A link appears completely or not at all, and fails if another process was first: then the secrets of that process
    // are used.
    linkSync(draft, path)
    return secrets
  } catch (error) {
    const present = read(path)
    if (present === undefined) throw error
    return present
  } finally {
    rmSync(draft)
  }
}

function generateSigningKey(): JWK {
  const { kty, crv, x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
  return { kty, crv, x, d, kid, use: 'sig', alg: 'EdDSA' }
}
