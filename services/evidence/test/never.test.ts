import { operationsOf } from '@concert/contracts/operations'
import { withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import { recordChange } from '@concert/db/record-change'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  digestOf,
  encode,
  type EvidenceCells,
  FORM_TYPE,
  formOf,
  harbour,
  kowloon,
  reviewer,
  seedApplication,
  startEvidence,
} from './evidence.fixture.ts'

const CANARY = Buffer.from('canary-bytes-that-nobody-may-read')
let cells: EvidenceCells
let pool: Pool
let applicationId: string
let evidenceId: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  pool = createPool({ connectionString: cells.databases.hk.url('evidence'), applicationName: 'never test' })
  applicationId = await seedApplication(cells.admin)
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  const answer = await cells.app.inject({
    method: 'POST',
    url: '/hk/v1/evidence',
    headers: { authorization, 'content-type': FORM_TYPE },
    payload: encode(formOf(applicationId, CANARY)),
  })
  evidenceId = answer.json().evidenceId
})
afterAll(async () => {
  await pool.end()
  await cells.close()
})

/** One statement as the service's own role behind the wall of an applicant. */
function asService(statement: string, values: unknown[] = [], applicant = '*') {
  return withAuthority(pool, { authority: 'hk', applicant }, ({ client }) => client.query(statement, values))
}

describe('the service hands out no byte', () => {
  test('no operation of its contract answers anything but JSON', () => {
    const mediaTypes = operationsOf('evidence').map((operation) => operation.success.mediaType ?? 'application/json')
    expect(new Set(mediaTypes)).toEqual(new Set(['application/json']))
  })

  test('its object store has no way to read an object', () => {
    expect(Object.keys(cells.contexts.get('hk')?.objects ?? {}).toSorted()).toEqual([
      'has',
      'put',
      'remove',
      'removeUnfinished',
      'storedBefore',
    ])
  })

  test('no path near the evidence answers with them, whatever media type is asked for', async () => {
    const digest = digestOf(CANARY)
    const paths = [
      ...['', '/content', '/bytes', '/file', '/download', '/plan.pdf'].map(
        (end) => `/hk/v1/evidence/${evidenceId}${end}`,
      ),
      `/hk/v1/evidence?applicationId=${applicationId}`,
      `/hk/v1/evidence/${digest}`,
      `/objects/${digest.slice(0, 2)}/${digest}`,
      `/hk/objects/${digest.slice(0, 2)}/${digest}`,
      `/hk/v1/evidence/..%2f..%2fobjects%2f${digest.slice(0, 2)}%2f${digest}`,
    ]
    for (const caller of [harbour, reviewer]) {
      const authorization = `Bearer ${await cells.issuers.token('hk', caller)}`
      for (const url of paths) {
        const answer = await cells.app.inject({
          url,
          headers: { authorization, accept: 'application/octet-stream, */*' },
        })
        expect(answer.rawPayload.includes(CANARY)).toBe(false)
        expect(answer.headers['content-type']).toMatch(/json/)
      }
    }
  })

  test('a record cannot say that its bytes were scanned, nor be changed to say so', async () => {
    await expect(asService(`update evidence.artefacts set scan = 'clean'`)).rejects.toMatchObject({ code: '42501' })
    await expect(insertArtefact({ scan: 'clean' })).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the service decides nothing', () => {
  test.each([
    [`update applications.applications set status = 'accepted'`],
    [`delete from applications.applications`],
    [`delete from evidence.artefacts`],
    [`truncate evidence.artefacts`],
    [`update evidence.artefacts set residency_category = 'C1'`],
    [`update personnel.authorisations set valid_until = now() + interval '9 years'`],
    [`select state from applications.applications`],
    [`select contact from applications.organisations`],
    [`insert into platform.events (authority) values ('hk')`],
  ])('its role may not: %s', async (statement) => {
    await expect(asService(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['application', 'evaluation', 'certificate', 'envelope'] as const)(
    'its role records no change of the stream %s',
    async (stream) => {
      const change = {
        stream,
        streamId: 'x',
        version: 0,
        action: 'x.forged',
        actor: { id: 'x' },
        events: [],
        receipts: [],
      }
      const recorded = withAuthority(pool, { authority: 'hk', applicant: '*' }, (transaction) =>
        recordChange(transaction, change),
      )
      await expect(recorded).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('its role has no table of the decisions, the certificates or the exchange', async () => {
    const { rows } = await cells.admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('reviews', 'certificates', 'exchange', 'workflows', 'audit')
         and (has_any_column_privilege('concert_evidence', format('%I.%I', schemaname, tablename), 'select, insert, update')
              or has_table_privilege('concert_evidence', format('%I.%I', schemaname, tablename), 'delete'))`,
    )
    expect(rows).toEqual([])
  })
})

describe('the database keeps', () => {
  test('category C0 out, even from raw SQL', async () => {
    await expect(insertArtefact({ residency_category: 'C0' })).rejects.toMatchObject({ code: '23514' })
  })

  test('zero bytes and what is no digest out', async () => {
    await expect(insertArtefact({ size_bytes: 0 })).rejects.toMatchObject({ code: '23514' })
    await expect(insertArtefact({ digest: 'x' })).rejects.toMatchObject({ code: '23514' })
  })

  test("evidence away from another applicant's application", async () => {
    await expect(insertArtefact({ applicant_id: kowloon.id })).rejects.toMatchObject({ code: '23503' })
    await expect(insertArtefact({ applicant_id: kowloon.id }, harbour.id)).rejects.toMatchObject({ code: '42501' })
  })

  test("the evidence of one applicant and authority from another's eyes", async () => {
    expect((await asService('select from evidence.artefacts', [], harbour.id)).rowCount).toBe(1)
    expect((await asService('select from evidence.artefacts', [], kowloon.id)).rowCount).toBe(0)
    const elsewhere = withAuthority(pool, { authority: 'mo', applicant: '*' }, ({ client }) =>
      client.query('select from evidence.artefacts'),
    )
    expect((await elsewhere).rowCount).toBe(0)
  })
})

function insertArtefact(changes: Record<string, unknown>, applicant = '*') {
  const row = {
    authority: 'hk',
    evidence_id: 'evd_raw',
    applicant_id: harbour.id,
    application_id: applicationId,
    version: 1,
    digest: digestOf('raw'),
    size_bytes: 1,
    media_type: 'text/plain',
    file_name: 'x',
    residency_category: 'C1',
    scan: 'not-scanned',
    state: '{}',
    stored_at: '2026-11-23T09:00:00Z',
    ...changes,
  }
  const columns = Object.keys(row)
  return asService(
    `insert into evidence.artefacts (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
    applicant,
  )
}
