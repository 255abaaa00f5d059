import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { withAuthority } from '../src/authority-transaction.ts'
import { createPool } from '../src/pool.ts'
import { recordChange } from '../src/record-change.ts'
import { assertSafeDatabase } from '../src/safe-start.ts'

const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let pool: Pool

beforeAll(async () => {
  cell = await prepareCell(server, 'hk')
  pool = createPool({ connectionString: cell.url('applications'), applicationName: 'walls test' })
})
afterAll(async () => {
  await pool.end()
  await cell.drop()
})

const stamp = { at: '2026-11-23T09:00:00.000Z', by: 'someone' }
const applicationId = 'app_0197f3a0-0000-7000-8000-000000000001'
const change = {
  stream: 'application',
  streamId: applicationId,
  version: 0,
  action: 'application.submitted',
  actor: { id: 'someone' },
  events: [{ type: 'ApplicationSubmitted', payload: { ...stamp, applicationId, submission: 1 } }],
  receipts: [{ clause: 'iso17065-4.6', guard: 'schemePublic', inputs: { edition: 'x' } }],
} as const

describe('the wall around an authority', () => {
  it('lets a service record a change of its own stream, with outbox, audit line and receipt', async () => {
    const version = await withAuthority(pool, { authority: 'hk', applicant: '*' }, (transaction) =>
      recordChange(transaction, change),
    )
    expect(version).toBe(1)
  })

  it('refuses a second change decided on the same version', async () => {
    await expect(
      withAuthority(pool, { authority: 'hk', applicant: '*' }, (transaction) => recordChange(transaction, change)),
    ).rejects.toMatchObject({ code: '23505' })
  })

  it("refuses a change of another service's stream", async () => {
    await expect(
      withAuthority(pool, { authority: 'hk', applicant: '*' }, (transaction) =>
        recordChange(transaction, { ...change, stream: 'evaluation', events: [] }),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('refuses to start with a role that could step over it', async () => {
    const admin = createPool({ connectionString: cell.adminUrl, applicationName: 'walls test' })
    await expect(assertSafeDatabase(admin)).rejects.toThrow(/superuser/)
    await admin.end()
    await expect(assertSafeDatabase(pool)).resolves.toBeUndefined()
  })

  it('keeps events and audit entries append-only even for the owner', async () => {
    const client = new Client({ connectionString: cell.adminUrl })
    await client.connect()
    await expect(client.query('update platform.events set actor = $1', ['forger'])).rejects.toThrow(/append-only/)
    await expect(client.query('truncate audit.receipts')).rejects.toThrow(/append-only/)
    await client.end()
  })
})
