import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { generateKey, publicKeySet } from '@concert/credentials/keys'
import { createLogger } from '@concert/platform/logger'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { program } from '../src/program.ts'
import { provision } from './exchange.fixture.ts'

let cell: CellDatabase
let folder: string

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  folder = await mkdtemp(join(tmpdir(), 'concert-exchange-'))
  await provision(folder)
})
afterAll(async () => {
  await cell.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(databaseUrl: string) {
  const config = program.readConfig({
    CONCERT_AUTHORITIES: 'hk',
    CONCERT_CURSOR_KEY: '07'.repeat(32),
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_TRUST_DIR: join(folder, 'trust'),
    CONCERT_PEER_URL: 'http://127.0.0.1:1/{authority}/v1',
    CONCERT_EXCHANGE_KEY_HK: join(folder, 'hk.jwk'),
    DATABASE_URL_HK: databaseUrl,
  })
  return program.openContexts(config, createLogger({ service: 'exchange', level: 'silent' }))
}

test('the service starts with a role and a key of its own', async () => {
  const { contexts, close } = await start(cell.url('exchange'))
  expect([...contexts.keys()]).toEqual(['hk'])
  await close()
})

test('it refuses to start with a role that could step over the wall', async () => {
  await expect(start(cell.adminUrl)).rejects.toThrow(/superuser/)
})

test('it refuses to start with a key that is not published as its authority’s', async () => {
  const { publicJwk } = await generateKey()
  await writeFile(join(folder, 'trust', 'hk.exchange.jwks.json'), JSON.stringify(publicKeySet(publicJwk)))
  await expect(start(cell.url('exchange'))).rejects.toThrow(/not among the published exchange keys of hk/)
})

test('it refuses to start with an envelope key that two authorities publish', async () => {
  const trust = join(folder, 'trust')
  await cp(join(trust, 'mo.exchange.jwks.json'), join(trust, 'hk.exchange.jwks.json'))
  await expect(start(cell.url('exchange'))).rejects.toThrow(/published twice/)
})
