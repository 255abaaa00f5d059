import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKey, type PrivateJwk, publicKeySet } from '@concert/credentials/keys'
import { writePrivateKeyFile } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import type { KeyPurpose } from '@concert/credentials/trust-folder'
import { newId } from '@concert/db/identifiers'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import { authorities, type Authority } from '@concert/domain/jurisdictions'

/** The keys of every authority: those that sign certificates, and those that sign envelopes. */
export type AuthorityKeys = Readonly<Record<KeyPurpose, Readonly<Record<Authority, PrivateJwk>>>>

/** Makes the keys of every authority, and publishes them in a folder beside their private parts. */
export async function makeAuthorityKeys(folder: string): Promise<AuthorityKeys> {
  return { certificate: await makeKeys(folder, 'certificate'), exchange: await makeKeys(folder, 'exchange') }
}

/** The file with the private part of a key that was made in a folder. */
export function privateKeyFile(folder: string, authority: Authority, purpose: KeyPurpose): string {
  return join(folder, `${authority}.${purpose}.jwk`)
}

export interface TestEnvelope {
  readonly from: Authority
  readonly to: Authority
  readonly type: EnvelopeType
  readonly body: unknown
  /** Whose key signs it, where that is not the sender's. */
  readonly signedBy?: Authority
}

/** An envelope as its sender's exchange would sign it, or as somebody would forge it. */
export function signEnvelope(
  { exchange }: Pick<AuthorityKeys, 'exchange'>,
  { signedBy, ...said }: TestEnvelope,
): Promise<string> {
  const payload = { id: newId('env'), issuedAt: new Date().toISOString(), ...said }
  return signStatement('concert-envelope+jws', payload, exchange[signedBy ?? said.from])
}

/** An envelope that an operation must not act on, and what it says of it. */
export interface Forgery {
  readonly what: string
  readonly statement: string
  readonly code: string
}

/** What somebody without the key of the sender can make of a genuine envelope; `altered` is what is changed in its body. */
export async function forgeriesOf(keys: AuthorityKeys, genuine: TestEnvelope, altered: object): Promise<Forgery[]> {
  const { privateJwk } = await generateKey()
  const strangers = { exchange: { ...keys.exchange, [genuine.from]: privateJwk } }
  const third = authorities.find((authority) => authority !== genuine.from && authority !== genuine.to) ?? genuine.from
  const certificateNumber = 'GBAAI-H001-26-L-00003-3'
  const [otherType, otherBody] =
    genuine.type === 'effect-changed.v1'
      ? (['certificate-issued.v1', { certificateNumber, credential: { payload: 'e30', signatures: [empty] } }] as const)
      : (['effect-changed.v1', { certificateNumber, statement: 'e30.e30.AAAA' }] as const)
  const signed = await signEnvelope(keys, genuine)
  const [header, payload = '', signature] = signed.split('.')
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { body: object }
  const changed = JSON.stringify({ ...said, body: { ...said.body, ...altered } })
  const forge = (change: Partial<TestEnvelope>, by: Pick<AuthorityKeys, 'exchange'> = keys) =>
    signEnvelope(by, { ...genuine, ...change })
  return [
    { what: 'signed by nobody', statement: `${header}.${payload}.${'A'.repeat(86)}`, code: 'bad-signature' },
    { what: 'without a header', statement: `e30.${payload}.${signature}`, code: 'header-refused' },
    {
      what: 'changed after it was signed',
      statement: `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`,
      code: 'bad-signature',
    },
    { what: 'signed by a stranger', statement: await forge({}, strangers), code: 'unknown-key' },
    { what: 'signed by another authority', statement: await forge({ signedBy: third }), code: 'sender-mismatch' },
    { what: 'signed by its recipient', statement: await forge({ signedBy: genuine.to }), code: 'unknown-key' },
    {
      what: 'signed with a key for certificates',
      statement: await forge({}, { exchange: keys.certificate }),
      code: 'unknown-key',
    },
    {
      what: 'signed as a statement of another kind',
      statement: await signStatement('concert-effect+jws', said, keys.exchange[genuine.from]),
      code: 'type-refused',
    },
    { what: 'for another authority', statement: await forge({ to: third }), code: 'misaddressed' },
    {
      what: 'of another type',
      statement: await forge({ type: otherType, body: otherBody }),
      code: 'another-envelope-type',
    },
  ]
}

const empty = { protected: 'e30', signature: 'AAAA' }

async function makeKeys(folder: string, purpose: KeyPurpose): Promise<Record<Authority, PrivateJwk>> {
  const made = authorities.map(async (authority) => {
    const { privateJwk } = await generateKey()
    await writePrivateKeyFile(privateKeyFile(folder, authority, purpose), privateJwk)
    await writeFile(join(folder, `${authority}.${purpose}.jwks.json`), JSON.stringify(publicKeySet(privateJwk)))
    return [authority, privateJwk] as const
  })
  return Object.fromEntries(await Promise.all(made)) as Record<Authority, PrivateJwk>
}
