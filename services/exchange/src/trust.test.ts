import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKey, publicKeySet } from '@concert/credentials'
import { authorities } from '@concert/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTrust } from './trust.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-trust-'))
  for (const authority of authorities) await publish(authority, publicKeySet((await generateKey()).publicJwk))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const publish = (authority: string, keySet: unknown) =>
  writeFile(join(folder, `${authority}.exchange.jwks.json`), JSON.stringify(keySet))

test('each authority has its own key set', async () => {
  const trust = await readTrust(folder)
  expect(Object.keys(trust).toSorted()).toEqual(['cn-gd', 'hk', 'mo'])
  expect(trust.hk.keys).toHaveLength(1)
})

test('every missing or wrong file is named at once', async () => {
  await rm(join(folder, 'mo.exchange.jwks.json'))
  const { privateJwk } = await generateKey()
  await publish('cn-gd', { keys: [privateJwk] })
  await expect(readTrust(folder)).rejects.toThrow(/cn-gd\.exchange\.jwks\.json[^]*mo\.exchange\.jwks\.json/)
})

test('no key may be published by two authorities: one could speak for the other', async () => {
  const shared = publicKeySet((await generateKey()).publicJwk)
  await publish('hk', shared)
  await publish('mo', shared)
  await expect(readTrust(folder)).rejects.toThrow(/published twice/)
})
