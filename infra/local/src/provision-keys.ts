import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKey, type PrivateJwk, type PublicJwk, publicKeySet, publicPart } from '@concert/credentials/keys'
import { writeSecretFile } from '@concert/credentials/secret-file'
import { readPrivateKeyFile, writePrivateKeyFile } from '@concert/credentials/signer'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import type { Cast } from './cast.ts'

export interface Secrets {
  /** From it the password of each login role is derived; none can be found from another. */
  readonly databasePassword: string
  readonly cursorKey: string
}

/** The file of each key of a cell. No file is used by two protocols. */
export function keyFile(
  folder: string,
  authority: Authority,
  purpose: 'certificate' | 'exchange' | 'workflows',
): string {
  return join(folder, 'keys', authority, `${purpose}.jwk`)
}

/** The keys with which the keys of an authority's evidence are wrapped: more than one while they are being exchanged. */
export function evidenceKeyFile(folder: string, authority: Authority): string {
  return join(folder, 'keys', authority, 'evidence.keys')
}

export function clientKeyFile(folder: string, clientId: string): string {
  return join(folder, 'keys', 'clients', `${clientId}.jwk`)
}

export function trustFolder(folder: string): string {
  return join(folder, 'trust')
}

/** Creates every missing key, and the folder of public keys that each service pins. */
export async function provisionKeys(folder: string, cast: Cast): Promise<Secrets> {
  await mkdir(trustFolder(folder), { recursive: true, mode: 0o700 })
  await mkdir(join(folder, 'keys', 'clients'), { recursive: true, mode: 0o700 })
  for (const authority of authorities) {
    await mkdir(join(folder, 'keys', authority), { recursive: true, mode: 0o700 })
    for (const purpose of ['certificate', 'exchange'] as const) {
      const key = await ensureKey(keyFile(folder, authority, purpose))
      const file = join(trustFolder(folder), `${authority}.${purpose}.jwks.json`)
      await writeFile(file, `${JSON.stringify(publicKeySet(key), null, 2)}\n`)
    }
    await ensureKey(keyFile(folder, authority, 'workflows'))
    const evidenceKeys = evidenceKeyFile(folder, authority)
    if (!existsSync(evidenceKeys)) await writeSecretFile(evidenceKeys, `${randomBytes(32).toString('hex')}\n`)
    for (const company of cast[authority].companies) await ensureKey(clientKeyFile(folder, company.clientId))
  }
  return ensureSecrets(join(folder, 'keys', 'secrets.json'))
}

/** The public half of a stored key, for the issuer that must know its client. */
export async function publicKeyOf(file: string): Promise<PublicJwk> {
  return publicPart(await readPrivateKeyFile(file))
}

async function ensureKey(file: string): Promise<PrivateJwk> {
  if (existsSync(file)) return readPrivateKeyFile(file)
  const { privateJwk } = await generateKey()
  await writePrivateKeyFile(file, privateJwk)
  return privateJwk
}

async function ensureSecrets(file: string): Promise<Secrets> {
  if (!existsSync(file)) {
    const secrets: Secrets = {
      databasePassword: randomBytes(18).toString('base64url'),
      cursorKey: randomBytes(32).toString('hex'),
    }
    await writeSecretFile(file, JSON.stringify(secrets))
  }
  return JSON.parse(await readFile(file, 'utf8')) as Secrets
}
