import { operationsOf } from '@concert/contracts/operations'
import { withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import { recordChange } from '@concert/db/record-change'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  digestOf,
  type EvidenceCells,
  harbour,
  kowloon,
  reviewer,
  seedApplication,
  startEvidence,
  uploaded,
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
  evidenceId = await uploaded(cells, applicationId, CANARY)
})
afterAll(async () => {
  await pool.end()
  await cells.close()
})

/** One statement as the service's own role behind the wall of an applicant. */
function asService(statement: string, values: unknown[] = [], applicant = '*') {
  return withAuthority(pool, { authority: 'hk', applicant }, ({ client }) => client.query(statement, values))
}

describe('the service hands out bytes by two operations in its cell, and by one across a border', () => {
  test('every other one answers JSON', () => {
    const raw = operationsOf('evidence').filter(({ success }) => success.mediaType !== undefined)
    expect(raw.map(({ id }) => id)).toEqual([
      'readEvidenceContent',
      'readEvidencePageImage',
      'giveEvidenceAcrossBorder',
    ])
  })

  test('no other path near the evidence answers with them, whatever media type is asked for', async () => {
    const digest = digestOf(CANARY)
    const paths = [
      ...[
        '',
        '/bytes',
        '/custody',
        '/file',
        '/download',
        '/plan.pdf',
        '/content/',
        '/content/..',
        '//content',
        '/pages/1',
        '/pages/1/image',
        '/pages/1/table',
      ].map((end) => `/hk/v1/evidence/${evidenceId}${end}`),
      `/hk/v1/evidence?applicationId=${applicationId}`,
      `/hk/v1/evidence/${digest}`,
      `/hk/v1/evidence/${digest}/content`,
      `/mo/v1/evidence/${evidenceId}/content`,
      `/objects/${digest.slice(0, 2)}/${digest}`,
      `/hk/objects/${digest.slice(0, 2)}/${digest}`,
      `/hk/v1/evidence/..%2f..%2fobjects%2f${digest.slice(0, 2)}%2f${digest}`,
      `/hk/v1/evidence/..%2f..%2fobjects%2f${digest.slice(0, 2)}%2f${digest}/content`,
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

  test('no record begins as scanned, nor is changed to what no scan says', async () => {
    await expect(insertArtefact({ scan: 'clean' })).rejects.toMatchObject({ code: '23000' })
    await expect(asService(`update evidence.artefacts set scan = 'fine'`)).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the service decides nothing', () => {
  test.each([
    [`update applications.applications set status = 'accepted'`],
    [`delete from applications.applications`],
    [`delete from evidence.artefacts`],
    [`truncate evidence.artefacts`],
    [`update evidence.artefacts set applicant_id = 'kowloon-logistics'`],
    [`update personnel.authorisations set valid_until = now() + interval '9 years'`],
    [`select state from applications.applications`],
    [`select contact from applications.organisations`],
    [`insert into platform.events (authority) values ('hk')`],
    ['select state from exchange.transfer_bases'],
    [`update exchange.transfer_bases set termination = null`],
    ['select statement from exchange.inbound'],
    ['select from reviews.findings'],
    ['delete from evidence.border_reads'],
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

  test('its role has no table of the decisions, the certificates or the exchange, but for what is shown of legal bases', async () => {
    const { rows } = await cells.admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('reviews', 'certificates', 'exchange', 'workflows', 'audit')
         and (has_any_column_privilege('concert_evidence', format('%I.%I', schemaname, tablename), 'select, insert, update')
              or has_table_privilege('concert_evidence', format('%I.%I', schemaname, tablename), 'delete'))`,
    )
    expect(rows).toEqual([{ name: 'exchange.transfer_bases' }])
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

describe('the custody of a file', () => {
  test.each([
    ['update evidence.custody set last_byte = 0'],
    ['delete from evidence.custody'],
    ['truncate evidence.custody'],
    [`update evidence.custody set given_at = now() - interval '1 day'`],
  ])('is never changed: %s', async (statement) => {
    await expect(asService(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    ['for an instant of its own choice', { given_at: '2026-01-01T00:00:00Z' }, '42501'],
    ['for bytes that the file does not have, by their digest', { digest: digestOf('other') }, '23503'],
    ["with another applicant's file", { applicant_id: kowloon.id }, '23503'],
    ['for a person whom the authority does not have', { person_id: 'nobody' }, '23503'],
    ['on a basis that does not exist', { bases: '{own-cell,curiosity}' }, '23514'],
    ['on no basis', { bases: '{}' }, '23514'],
    ['for a reader of its own authority as of another', { reader_authority: 'hk', reader_id: 'x' }, '23514'],
    ['for a reader of an authority that is not known', { reader_authority: 'xx', reader_id: 'x' }, '23503'],
    ['for two readers', { person_id: 'reviewer-1', reader_authority: 'mo', reader_id: 'x' }, '23514'],
    ['for an authority without a reader', { reader_authority: 'mo' }, '23514'],
    ['for a range that ends before it begins', { first_byte: 5, last_byte: 4 }, '23514'],
  ])('is not written %s', async (_what, changes, code) => {
    await expect(insertCustody(changes)).rejects.toMatchObject({ code })
  })

  test("is kept from another applicant's eyes and hands", async () => {
    await insertCustody({})
    expect((await asService('select from evidence.custody', [], harbour.id)).rowCount).toBe(1)
    expect((await asService('select from evidence.custody', [], kowloon.id)).rowCount).toBe(0)
    await expect(insertCustody({}, kowloon.id)).rejects.toMatchObject({ code: '42501' })
  })
})

function insertCustody(changes: Record<string, unknown>, applicant = '*') {
  const row = {
    authority: 'hk',
    evidence_id: evidenceId,
    applicant_id: harbour.id,
    digest: digestOf(CANARY),
    first_byte: 0,
    last_byte: 1,
    bases: '{CN-GBASC-HK,own-cell}',
    ...changes,
  }
  return insert('evidence.custody', row, applicant)
}

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
  return insert('evidence.artefacts', row, applicant)
}

function insert(table: string, row: Record<string, unknown>, applicant: string) {
  const columns = Object.keys(row)
  const values = columns.map((_, index) => `$${index + 1}`)
  return asService(
    `insert into ${table} (${columns.join(', ')}) values (${values.join(', ')})`,
    Object.values(row),
    applicant,
  )
}
