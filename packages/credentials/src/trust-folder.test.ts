import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generateKey, publicKeySet } from '#keys.ts'
import { periodOf, readTrustFolder } from './trust-folder.ts'

const fileOf = (authority: string) => `${authority}.certificate.jwks.json`
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-pinned-'))
  for (const authority of ['cn-gd', 'hk', 'mo']) {
    const { publicJwk } = await generateKey()
    await writeFile(join(folder, fileOf(authority)), JSON.stringify(publicKeySet(publicJwk)))
  }
})

afterEach(() => rm(folder, { recursive: true }))

test('the keys of every authority are read from its own file', async () => {
  const pinned = await readTrustFolder(folder, 'certificate')
  expect(Object.keys(pinned)).toEqual(['cn-gd', 'hk', 'mo'])
  expect(pinned.mo).toEqual(JSON.parse(await readFile(join(folder, fileOf('mo')), 'utf8')))
})

test('every file that is missing, empty or not a key set is named, in one go', async () => {
  await writeFile(join(folder, fileOf('cn-gd')), '{"keys":[]}')
  await writeFile(join(folder, fileOf('hk')), '{"keys":[{"kty":"RSA"}]}')
  await writeFile(join(folder, fileOf('mo')), 'no json')
  const refused = readTrustFolder(folder, 'certificate')
  await expect(refused).rejects.toThrow(/cn-gd\.certificate\.jwks\.json holds no key/)
  await expect(refused).rejects.toThrow(/hk\.certificate\.jwks\.json holds no key/)
  await expect(refused).rejects.toThrow(/mo\.certificate\.jwks\.json: /)
  await expect(readTrustFolder(join(folder, 'nowhere'), 'certificate')).rejects.toThrow(/ENOENT/)
})

test('a private key among the public ones is refused', async () => {
  const { privateJwk } = await generateKey()
  await writeFile(join(folder, fileOf('hk')), JSON.stringify({ keys: [privateJwk] }))
  await expect(readTrustFolder(folder, 'certificate')).rejects.toThrow(/hk\.certificate\.jwks\.json/)
})

test('one key may not speak for two authorities', async () => {
  await writeFile(join(folder, fileOf('hk')), await readFile(join(folder, fileOf('mo'))))
  await expect(readTrustFolder(folder, 'certificate')).rejects.toThrow(/published twice/)
})

test('a member that is written twice is refused: readers would not agree which of them counts', async () => {
  const keySet = await readFile(join(folder, fileOf('hk')), 'utf8')
  await writeFile(join(folder, fileOf('hk')), keySet.replace('{', '{"keys":[],'))
  await expect(readTrustFolder(folder, 'certificate')).rejects.toThrow(/hk\.certificate\.jwks\.json: .*keys/)
})

test('the keys for certificates are not those for envelopes', async () => {
  await expect(readTrustFolder(folder, 'exchange')).rejects.toThrow(
    /exchange keys[^]*cn-gd\.exchange\.jwks\.json: ENOENT/,
  )
})

test('an exchange key has a period, and one without is valid always', async () => {
  const { publicJwk: older } = await generateKey()
  const { publicJwk: newer } = await generateKey()
  const validUntil = '2026-11-09T00:00:00Z'
  const validFrom = '2026-11-02T00:00:00Z'
  const write = (authority: string, keys: object[]) =>
    writeFile(join(folder, `${authority}.exchange.jwks.json`), JSON.stringify({ keys }))
  await write('hk', [
    { ...older, validUntil },
    { ...newer, validFrom },
  ])
  for (const authority of ['cn-gd', 'mo']) await write(authority, [(await generateKey()).publicJwk])
  const pinned = await readTrustFolder(folder, 'exchange')
  expect(pinned.hk.keys).toEqual([older, newer])
  expect(periodOf(pinned.hk, older.kid)).toEqual({ from: null, until: validUntil })
  expect(periodOf(pinned.hk, newer.kid)).toEqual({ from: validFrom, until: null })
  expect(periodOf(pinned.mo, older.kid)).toEqual({ from: null, until: null })
  for (const period of [{ validFrom: 'soon' }, { validUntil: 5 }, { validFrom, validUntil: validFrom }]) {
    await write('hk', [{ ...older, ...period }])
    await expect(readTrustFolder(folder, 'exchange')).rejects.toThrow(/hk\.exchange\.jwks\.json: /)
  }
})

test('a key for certificates with a period is refused: nobody would look at it', async () => {
  const { publicJwk } = await generateKey()
  const keys = [{ ...publicJwk, validUntil: '2026-11-09T00:00:00Z' }]
  await writeFile(join(folder, fileOf('hk')), JSON.stringify({ keys }))
  await expect(readTrustFolder(folder, 'certificate')).rejects.toThrow(/only exchange keys have a period/)
})
