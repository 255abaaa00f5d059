import { randomBytes } from 'node:crypto'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createPool } from '../src/pool.ts'
import { assertSafeDatabase } from '../src/safe-start.ts'

const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let admin: Client

beforeAll(async () => {
  cell = await prepareCell(server, 'hk')
  admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await cell.drop()
})

/** Starts as a member of the service's group to which `change` was done. */
async function startAs(change: (role: string) => string): Promise<void> {
  const role = `unsafe_${randomBytes(6).toString('hex')}`
  await admin.query(`create role ${role} login password 'x' in role concert_applications`)
  await admin.query(`grant connect on database ${cell.name} to ${role}`)
  await admin.query(change(role))
  const connectionString = server.url(cell.name, role, 'x')
  const pool = createPool({ connectionString, applicationName: 'safe start test', max: 1 })
  try {
    await assertSafeDatabase(pool)
  } finally {
    await pool.end()
    await admin.query(`drop owned by ${role}`)
    await admin.query(`drop role ${role}`)
  }
}

describe('a service', () => {
  it('starts as a role that has only what its group was granted', async () => {
    await expect(startAs(() => 'select 1')).resolves.toBeUndefined()
  })

  it.each<[string, (role: string) => string, RegExp]>([
    ['is a superuser', (role) => `alter role ${role} superuser`, /superuser/],
    ['bypasses row-level security', (role) => `alter role ${role} bypassrls`, /bypasses row-level security/],
    ['may become the owner', (role) => `grant concert_owner to ${role}`, /as concert_owner/],
    ['may replicate', (role) => `alter role ${role} replication`, /replicate/],
    ['may make roles', (role) => `alter role ${role} createrole`, /make roles/],
    ['may make databases', (role) => `alter role ${role} createdb`, /databases/],
    ['owns a schema', (role) => `create schema of_${role} authorization ${role}`, /owns 1 objects/],
    [
      'may truncate',
      (role) => `grant truncate on applications.organisations to ${role}`,
      /truncate applications.organisations/,
    ],
  ])('refuses to start as a role that %s', async (_name, change, message) => {
    await expect(startAs(change)).rejects.toThrow(message)
  })

  it('names everything that is wrong at once', async () => {
    await expect(startAs((role) => `alter role ${role} bypassrls createdb replication`)).rejects.toThrow(
      /replicate[^]*bypasses/,
    )
  })
})
