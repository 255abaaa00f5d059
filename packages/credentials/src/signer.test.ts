import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkKeySet, generateKey, type PrivateJwk, publicKeySet } from '#keys.ts'
import { readPrivateKeyFile, softSigner, writePrivateKeyFile } from '#signer.ts'
import { encodeBase64url } from '#strict-jws.ts'

/** RFC 8037 appendix A: the key (A.1), its thumbprint (A.3), the signing input and the signature (A.4). */
const rfc8037: PrivateJwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  use: 'sig',
  alg: 'EdDSA',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-keys-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the soft signer', () => {
  test('makes the signature of RFC 8037 A.4', async () => {
    const signer = await softSigner(rfc8037)
    const input = 'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc'
    expect(encodeBase64url(await signer.sign(new TextEncoder().encode(input)))).toBe(
      'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    )
  })

  test('shows its public key only', async () => {
    const signer = await softSigner(rfc8037)
    expect(JSON.stringify(signer)).not.toContain(rfc8037.d)
    expect(signer.publicJwk).not.toHaveProperty('d')
  })

  test('refuses a key whose kid is not its thumbprint (RFC 7638)', async () => {
    await expect(softSigner({ ...rfc8037, kid: 'A'.repeat(43) })).rejects.toMatchObject({ reason: 'key-refused' })
  })

  test('refuses a key whose private part belongs to another key', async () => {
    const { privateJwk } = await generateKey()
    await expect(softSigner({ ...privateJwk, d: rfc8037.d })).rejects.toMatchObject({ reason: 'key-refused' })
  })
})

describe('a key file', () => {
  test('is written for its owner alone, read back, and never overwritten', async () => {
    const path = join(folder, 'hk.jwk.json')
    await writePrivateKeyFile(path, rfc8037)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readPrivateKeyFile(path)).toEqual(rfc8037)
    const { privateJwk } = await generateKey()
    await expect(writePrivateKeyFile(path, privateJwk)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(rfc8037)
  })

  test.for([0o640, 0o604, 0o660, 0o620])('is refused at mode %o, which lets others in', async (mode) => {
    const path = join(folder, `mode-${mode}.jwk.json`)
    await writePrivateKeyFile(path, rfc8037)
    await chmod(path, mode)
    await expect(readPrivateKeyFile(path)).rejects.toMatchObject({ reason: 'key-file-refused' })
  })

  test('is refused when it holds no signing key', async () => {
    const path = join(folder, 'public.jwk.json')
    await writeFile(path, JSON.stringify(publicKeySet(rfc8037)), { mode: 0o600 })
    await expect(readPrivateKeyFile(path)).rejects.toMatchObject({ reason: 'key-refused' })
  })
})

describe('a published key set', () => {
  test('never holds a private member, whatever it was made of', async () => {
    expect(JSON.stringify(publicKeySet(rfc8037))).not.toContain(rfc8037.d)
    expect(await checkKeySet(publicKeySet(rfc8037))).toEqual(publicKeySet(rfc8037))
  })

  const { d, ...published } = rfc8037
  test.for<[string, object]>([
    ['an elliptic curve of NIST', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'ec' }],
    ['RSA', { kty: 'RSA', n: 'AA', e: 'AQAB' }],
    ['ML-DSA', { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' }],
    ['another curve of the same kind', { kty: 'OKP', crv: 'X25519', x: published.x, use: 'enc' }],
    ['a kind that nobody knows yet', { kty: 'LATER', anything: { at: ['all'] } }],
  ])('may hold, beside what it is used for, a key of %s, which is passed over', async ([, other]) => {
    for (const keys of [
      [published, other],
      [other, published],
    ])
      expect(await checkKeySet({ keys })).toEqual({ keys: [published] })
  })

  test.for<[string, object]>([
    ['a certificate chain', { x5t: 'AA', x5c: ['MII'] }],
    ['what it may be used for', { key_ops: ['verify'] }],
    ['its algorithm by the later name', { alg: 'Ed25519' }],
    ['no algorithm and no use', { alg: undefined, use: undefined }],
    ['members of others', { 'https://example.com/since': '2026' }],
  ])('may say of a key %s', async ([, more]) => {
    expect(await checkKeySet({ keys: [{ ...published, ...more }], more: true })).toEqual({ keys: [published] })
  })

  test.for<[string, unknown]>([
    ['a private member', { ...published, d }],
    ['the private member of a key of another kind', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', d: 'AA' }],
    ['a shared secret', { kty: 'oct', k: 'AA' }],
    ['no kind', { crv: 'Ed25519' }],
    ['another use', { ...published, use: 'enc' }],
    ['another algorithm', { ...published, alg: 'HS256' }],
    ['no kid', { ...published, kid: undefined }],
    ["another key's kid", { ...published, kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'.toLowerCase() }],
    ['key_ops', { ...published, key_ops: ['sign'] }],
  ])('with a key that has %s is refused whole', async ([, key]) => {
    await expect(checkKeySet({ keys: [published, key] })).rejects.toMatchObject({ reason: 'key-refused' })
  })
})
