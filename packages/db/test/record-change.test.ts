import { createHash } from 'node:crypto'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { withAuthority } from '../src/authority-transaction.ts'
import { createPool } from '../src/pool.ts'
import { digestOf } from '../src/digest.ts'
import { recordChange } from '../src/record-change.ts'

/** The record of a change is the database's own: what a service may give and what it may not. */
let cell: CellDatabase
let pool: Pool
let admin: Client

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  pool = createPool({ connectionString: cell.url('applications'), applicationName: 'record test' })
  admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await pool.end()
  await cell.drop()
})

const id = '0197f3a0-0000-7000-8000-00000000000a'
const applicationId = 'app_0197f3a0-0000-7000-8000-000000000001'
const submitted = { at: '2026-11-23T09:00:00.000Z', by: 'someone', applicationId, submission: 1 } as const

/** Calls the function as the role of `applications`, with raw texts. */
function record(events: string, receipts = '[]', stream = 'application', streamId = 'app_raw') {
  return withAuthority(pool, { authority: 'hk', applicant: '*' }, ({ client }) =>
    client.query(
      `select platform.record_change($1, $2, 0, 'application.submitted', 'someone', null, null, null, $3, $4)`,
      [stream, streamId, events, receipts],
    ),
  )
}

const event = (payload: string, type = 'ApplicationSubmitted') =>
  `[{"id":"${id}","type":"${type}","payload":${payload}}]`

const refusedBy = (code: string, constraint: string) => expect.objectContaining({ code, constraint })

describe('the database refuses', () => {
  it.each(['VoteCast', 'CertificateIssued', 'ApplicationSubmitted ', 'Invented'])(
    'an event %j on the stream of applications',
    async (type) => {
      await expect(record(event('{}', type))).rejects.toEqual(refusedBy('23503', 'events_stream_type_fkey'))
    },
  )

  it.each([
    ['an array', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['an object that says one thing twice', '{"a":1,"a":2}'],
    ['an object that says one thing twice, deep inside', '{"a":[{"b":1,"b":1}]}'],
  ])('a payload that is %s', async (_what, payload) => {
    await expect(record(event(payload))).rejects.toEqual(refusedBy('23514', 'events_payload_check'))
  })

  it.each([
    ['that PostgreSQL cannot hold', String.raw`{"a":"\u0000"}`, '22P05'],
    ['that is half of one', String.raw`{"a":"\ud800"}`, '22P02'],
  ])('a payload with a character %s', async (_what, payload, code) => {
    await expect(record(event(payload))).rejects.toMatchObject({ code })
  })

  it('an event without a payload, without a type or without an id', async () => {
    await expect(record(`[{"id":"${id}","type":"ApplicationSubmitted"}]`)).rejects.toMatchObject({ code: '23502' })
    await expect(record(`[{"id":"${id}","payload":{}}]`)).rejects.toMatchObject({ code: '23502' })
    await expect(record(`[{"type":"ApplicationSubmitted","payload":{}}]`)).rejects.toMatchObject({ code: '23502' })
  })

  it('a change without an event', async () => {
    await expect(record('[]')).rejects.toEqual(refusedBy('23000', 'change_has_event'))
  })

  it.each([
    ['that is none', '{"clause":"c","guard":"g","inputsDigest":"label"}', '23514'],
    ['that is missing', '{"clause":"c","guard":"g"}', '23502'],
  ])('a receipt with a digest %s', async (_what, receipt, code) => {
    await expect(record(event('{}'), `[${receipt}]`)).rejects.toMatchObject({ code })
  })

  it.each(['evaluation', 'certificate', 'envelope', 'evidence', 'invented'])(
    'a change of the stream %s by the role of applications',
    async (stream) => {
      await expect(record(event('{}'), '[]', stream)).rejects.toMatchObject({ code: '42501' })
    },
  )

  it('a digest from the caller, even from the owner', async () => {
    await admin.query('begin; set local role concert_owner')
    await admin.query(`select set_config('concert.authority', 'hk', true)`)
    const forged = `insert into platform.events (authority, stream, stream_id, version, id, type, payload, payload_digest, actor, occurred_at)
      values ('hk', 'application', 'app_forged', 1, '${id}', 'ApplicationSubmitted', '{}', repeat('0', 64), 'x', now())`
    await expect(admin.query(forged)).rejects.toMatchObject({ code: '428C9' })
    await admin.query('rollback')
  })

  it('a row that a service writes past the function', async () => {
    for (const statement of [
      `insert into platform.events (authority) values ('hk')`,
      `insert into platform.outbox (authority) values ('hk')`,
      `insert into platform.event_types values ('application', 'Invented')`,
      `insert into platform.stream_owners values ('invented', 'applications')`,
      `insert into audit.lines (authority, line) values ('hk', '{}')`,
      `insert into audit.receipts (authority) values ('hk')`,
    ]) {
      await expect(pool.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('what is recorded', () => {
  it('is the very text of the payload, with the digest of its bytes', async () => {
    const payload = '{ "name": "海港", "fee": 1.50, "é": "\\u00e9" }'
    await record(event(payload))
    const { rows } = await admin.query(
      'select payload::text as text, payload_digest as digest from platform.events where id = $1',
      [id],
    )
    expect(rows).toEqual([{ text: payload, digest: createHash('sha256').update(payload).digest('hex') }])
  })

  it('is a line of the database, of which the members have a fixed order and digests of what is stored', async () => {
    const inputs = { edition: 'x' }
    const at = await withAuthority(pool, { authority: 'hk', applicant: '*' }, async (transaction) => {
      await recordChange(transaction, {
        stream: 'application',
        streamId: 'app_line',
        version: 4,
        action: 'application.submitted',
        actor: { id: 'some "one"', authorisationId: 'aut-1' },
        edition: 'GBA-AI 2026-1',
        requestId: 'req-1',
        events: [{ type: 'ApplicationSubmitted', payload: submitted }],
        receipts: [{ clause: 'iso17065-7.3', guard: 'complete', inputs }],
      })
      return transaction.now
    })
    const { rows } = await admin.query<{ line: string; id: string; digest: string; version: number }>(
      `select line, id, payload_digest as digest, version from platform.events join audit.lines
         on line::jsonb @> jsonb_build_object('streamId', stream_id) where stream_id = 'app_line'`,
    )
    const [row] = rows
    expect(row?.version).toBe(5)
    expect(Object.entries(JSON.parse(row?.line ?? '{}'))).toEqual([
      ['at', at],
      ['authority', 'hk'],
      ['action', 'application.submitted'],
      ['stream', 'application'],
      ['streamId', 'app_line'],
      ['version', 4],
      ['actor', 'some "one"'],
      ['authorisationId', 'aut-1'],
      ['edition', 'GBA-AI 2026-1'],
      ['requestId', 'req-1'],
      ['events', [{ id: row?.id, type: 'ApplicationSubmitted', digest: row?.digest }]],
      ['receipts', [{ clause: 'iso17065-7.3', guard: 'complete', inputsDigest: digestOf(inputs) }]],
    ])
  })

  it('has its receipts at its line, in their order', async () => {
    const receipts = ['b', 'a'].map((guard) => ({ clause: 'c', guard, inputsDigest: guard.repeat(64) }))
    await record(event('{}').replace(id, id.replace('a', 'b')), JSON.stringify(receipts), 'application', 'app_receipts')
    const { rows } = await admin.query(
      `select ordinal, guard, inputs_digest as "inputsDigest", actor from audit.receipts join audit.lines using (authority, line_id)
        where line::json ->> 'streamId' = 'app_receipts' order by ordinal`,
    )
    expect(rows).toEqual([
      { ordinal: 1, guard: 'b', inputsDigest: 'b'.repeat(64), actor: 'someone' },
      { ordinal: 2, guard: 'a', inputsDigest: 'a'.repeat(64), actor: 'someone' },
    ])
  })
})
