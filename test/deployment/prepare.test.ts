import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { type Postgres, startPostgres } from '@concert/postgres/embedded'
import { freePort } from '@concert/postgres/free-port'
import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import { authorities } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseName, type Plane, planes } from '../../infra/local/src/databases.ts'
import { prepareDeployment } from '../../infra/local/src/prepare/prepare-deployment.ts'
import { secretHolders } from '../../infra/local/src/prepare/service-secrets.ts'
import { cast } from '../story/cast.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-prepare-'))
const outletsFolder = join(folder, 'outlets')
let server: Postgres
let applied: number

function prepare(): Promise<number> {
  // The databases do not exist at first: the preparation makes them.
  const adminUrls = Object.fromEntries(planes.map((plane) => [plane, server.superuserUrl(databaseName(plane))]))
  return prepareDeployment({
    adminUrls: adminUrls as Record<Plane, string>,
    preparedFolder: join(folder, 'prepared'),
    outletsFolder,
    trustFolder: join(folder, 'trust'),
    publicOrigin: 'http://127.0.0.1:8080',
    cast,
  })
}

function environmentOf(service: string): NodeJS.Dict<string> {
  return parseEnv(readFileSync(join(outletsFolder, service, 'service.env'), 'utf8'))
}

beforeAll(async () => {
  // A server of its own: login roles belong to the whole server, and this sets their passwords.
  server = await startPostgres({ persistent: false, mode: 'test', port: await freePort() })
  applied = await prepare()
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

test.each(secretHolders)(
  '%s reaches its databases with what it was handed, as a role that is safe to serve from',
  async (service) => {
    const urls = Object.entries(environmentOf(service)).filter(([name]) => name.startsWith('DATABASE_URL_'))
    expect(urls.length).toBeGreaterThan(0)
    for (const [, url = ''] of urls) {
      const pool = createPool({ connectionString: url, applicationName: 'test', max: 1 })
      await expect(assertSafeDatabase(pool)).resolves.toBeUndefined()
      await pool.end()
    }
  },
)

test.each(authorities)(
  'the auditor of %s reads the record with what was handed over, and nothing else',
  async (authority) => {
    const file = join(outletsFolder, 'auditor', `${authority}.url`)
    expect(statSync(file).mode & 0o077).toBe(0)
    const pool = createPool({ connectionString: readFileSync(file, 'utf8').trim(), applicationName: 'test', max: 1 })
    for (const table of ['lines', 'waiting', 'entries', 'heads', 'receipts'])
      await expect(pool.query(`select count(*) from audit.${table}`), table).resolves.toBeDefined()
    await expect(pool.query('select payload from platform.events')).resolves.toBeDefined()
    for (const sql of [
      'select * from platform.outbox',
      'select * from applications.organisations',
      'delete from audit.entries',
      "insert into audit.lines (authority, line) values ('hk', 'forged')",
      'select platform.chain_audit_lines(1)',
    ]) {
      await expect(pool.query(sql), sql).rejects.toThrow(/permission denied/)
    }
    await pool.end()
  },
)

test('what one service was handed does not let it log in as another', async () => {
  const url = new URL(environmentOf('exchange')['DATABASE_URL_HK'] ?? '')
  url.username = 'hk_certificates'
  const pool = createPool({ connectionString: url.href, applicationName: 'test', max: 1 })
  await expect(pool.query('select 1')).rejects.toThrow(/password authentication failed/)
  await pool.end()
})

test('each service is handed the keys of its own purpose, readable by nobody else', () => {
  const files = Object.fromEntries(secretHolders.map((service) => [service, readdirSync(join(outletsFolder, service))]))
  expect(files['reviews']).toEqual(['service.env'])
  for (const [service, purpose] of [
    ['certificates', 'certificate'],
    ['exchange', 'exchange'],
    ['workflows', 'workflows'],
  ] as const) {
    expect(files[service]?.toSorted()).toEqual(
      [...['cn-gd', 'hk', 'mo'].map((authority) => `${authority}.${purpose}.jwk`), 'service.env'].toSorted(),
    )
  }
  for (const service of secretHolders) {
    for (const name of files[service] ?? []) {
      expect(statSync(join(outletsFolder, service, name)).mode & 0o077, `${service}/${name}`).toBe(0)
    }
  }
})

test('what services pin is public: no private member is in it', () => {
  const names = readdirSync(join(folder, 'trust'))
  expect(names).toHaveLength(6)
  for (const name of names) expect(readFileSync(join(folder, 'trust', name), 'utf8')).not.toContain('"d"')
})

test('the issuers know the staff, the companies and the workers of their own authority, by public keys', () => {
  const text = readFileSync(join(outletsFolder, 'identity', 'identity.json'), 'utf8')
  const { authorities } = JSON.parse(text) as { authorities: { authority: string; clients: { clientId: string }[] }[] }
  expect(authorities.map(({ authority }) => authority)).toEqual(['cn-gd', 'hk', 'mo'])
  for (const { clients } of authorities) expect(clients.map(({ clientId }) => clientId)).toContain('concert-workflows')
  expect(text).not.toContain('"d"')
})

test('a second run applies nothing, and every service keeps what it was handed', async () => {
  expect(applied).toBeGreaterThan(0)
  const before = secretHolders.map((service) => environmentOf(service))
  expect(await prepare()).toBe(0)
  expect(secretHolders.map((service) => environmentOf(service))).toEqual(before)
})
