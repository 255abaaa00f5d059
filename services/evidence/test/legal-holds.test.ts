import { randomBytes } from 'node:crypto'
import { withAuthority } from '@concert/db/authority-transaction'
import { legalHold } from '@concert/contracts/legal-holds'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { discardUnreferenced } from '../src/artefact/discard-unreferenced.ts'
import { lockObject } from '../src/artefact/stored-bytes.ts'
import { ORPHAN_AGE_MS, sweepObjects } from '../src/artefact/sweep-objects.ts'
import type { EvidenceContext } from '../src/context.ts'
import {
  digestOf,
  encode,
  type EvidenceCells,
  FORM_TYPE,
  formOf,
  harbour,
  hongKongOf,
  seedApplication,
  startEvidence,
  until,
} from './evidence.fixture.ts'

const reason = 'Order HCMP 42/2026.'
const lifted = { reason: 'The order was lifted.' }
let cells: EvidenceCells
let context: EvidenceContext

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  context = hongKongOf(cells)
})
afterAll(() => cells.close())

interface Sent {
  readonly as?: string
  readonly tokenOf?: 'hk' | 'mo'
  readonly version?: number
}

async function call(method: 'GET' | 'POST', path: string, body?: object, sent: Sent = {}) {
  const { as = 'signatory-1', tokenOf = 'hk', version } = sent
  const answer = await cells.app.inject({
    method,
    url: `/hk/v1/evidence/holds${path}`,
    headers: {
      authorization: `Bearer ${await cells.issuers.token(tokenOf, { kind: 'staff', id: as })}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}

async function held(applicationId: string): Promise<string> {
  const { status, body } = await call('POST', '', { applicationId, reason })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.holdId
}

/** A draft with one file, whose client then withdraws it. */
async function withdrawn() {
  const bytes = randomBytes(50)
  const applicationId = await seedApplication(cells.admin)
  const headers = { authorization: `Bearer ${await cells.issuers.token('hk', harbour)}`, 'content-type': FORM_TYPE }
  const payload = encode(formOf(applicationId, bytes))
  const answer = await cells.app.inject({ method: 'POST', url: '/hk/v1/evidence', headers, payload })
  const { evidenceId } = answer.json()
  const withdraw = () =>
    cells.admin.query(`update applications.applications set status = 'withdrawn' where application_id = $1`, [
      applicationId,
    ])
  return { applicationId, evidenceId, digest: digestOf(bytes), withdraw }
}

const sweep = () => sweepObjects(context, new Date(Date.now() + 2 * ORPHAN_AGE_MS))

function asService(statement: string, values: unknown[]) {
  return withAuthority(context.pool, { authority: 'hk', applicant: '*' }, ({ client }) =>
    client.query(statement, values),
  )
}

describe('a legal hold', () => {
  test('is placed by a signatory with a reason, shown, listed, and ended with a reason', async () => {
    const applicationId = await seedApplication(cells.admin)
    const holdId = await held(applicationId)
    const shown = await call('GET', `/${holdId}`)
    expect(shown.headers['etag']).toBe('"1"')
    const placed = { holdId, applicationId, reason, status: 'placed', endReason: null, actions: ['endLegalHold'] }
    expect(legalHold.parse(shown.body)).toMatchObject(placed)
    expect((await call('GET', `?applicationId=${applicationId}`)).body.items).toMatchObject([placed])
    const ended = await call('POST', `/${holdId}/end`, lifted, { version: 1 })
    expect(ended).toMatchObject({
      status: 200,
      body: { status: 'ended', endReason: lifted.reason, actions: [], version: 2 },
    })
    expect((await call('POST', `/${holdId}/end`, lifted, { version: 2 })).status).toBe(409)
    await cells.admin.query(
      `select set_config('concert.authority', 'hk', false), set_config('concert.applicant', '*', false)`,
    )
    const { rows } = await cells.admin.query(
      `select version, state from audit.kept_states() where stream = 'legal-hold' and stream_id = $1`,
      [holdId],
    )
    expect(rows).toMatchObject([{ version: 2, state: { holdId, applicationId, status: 'ended', reason } }])
  })

  test('is listed newest first, in pages of one list', async () => {
    const applicationId = await seedApplication(cells.admin)
    const ids = [await held(applicationId), await held(applicationId), await held(applicationId)]
    const first = await call('GET', `?applicationId=${applicationId}&limit=2`)
    const cursor = first.body.nextCursor
    const second = await call('GET', `?applicationId=${applicationId}&limit=2&cursor=${cursor}`)
    const listed = [...first.body.items, ...second.body.items].map((one: { holdId: string }) => one.holdId)
    expect(listed).toEqual(ids.toReversed())
    expect((await call('GET', `?cursor=${cursor}`)).body.code).toBe('invalid-cursor')
  })

  test.each([
    ['of a function that does not sign', { as: 'planner-1' }, 403],
    ['of another authority', { tokenOf: 'mo' }, 401],
  ] as const)('is neither placed, seen nor ended by a person %s', async (_who, sent, status) => {
    const applicationId = await seedApplication(cells.admin)
    const holdId = await held(applicationId)
    expect((await call('POST', '', { applicationId, reason }, sent)).status).toBe(status)
    expect((await call('GET', '', undefined, sent)).status).toBe(status)
    expect((await call('GET', `/${holdId}`, undefined, sent)).status).toBe(status)
    expect((await call('POST', `/${holdId}/end`, lifted, { ...sent, version: 1 })).status).toBe(status)
  })

  test('is refused without a reason, of no application, and on another version', async () => {
    const applicationId = await seedApplication(cells.admin)
    const unreasoned = await call('POST', '', { applicationId, reason: ' ' })
    expect([unreasoned.status, unreasoned.body.errors[0].pointer]).toEqual([400, '/reason'])
    const unknown = '0197f3a0-0000-7000-8000-000000000009'
    expect((await call('POST', '', { applicationId: `app_${unknown}`, reason })).status).toBe(404)
    expect((await call('GET', `/hld_${unknown}`)).status).toBe(404)
    expect((await call('POST', `/hld_${unknown}/end`, lifted, { version: 1 })).status).toBe(404)
    const holdId = await held(applicationId)
    expect((await call('POST', `/${holdId}/end`, { reason: ' ' }, { version: 1 })).status).toBe(400)
    expect((await call('POST', `/${holdId}/end`, lifted, { version: 7 })).status).toBe(412)
    expect((await call('POST', `/${holdId}/end`, lifted)).status).toBe(428)
  })
})

describe('while a hold lasts', () => {
  test('the bytes of a withdrawn draft are kept, until the last hold has ended', async () => {
    const { applicationId, digest, withdraw } = await withdrawn()
    const holds = [await held(applicationId), await held(applicationId)]
    await withdraw()
    for (const holdId of holds) {
      await sweep()
      expect(await discardUnreferenced(context, digest)).toBe(false)
      expect(await context.objects.has(digest)).toBe(true)
      await call('POST', `/${holdId}/end`, lifted, { version: 1 })
    }
    await sweep()
    expect(await context.objects.has(digest)).toBe(false)
  })

  test('a hold waits for who is removing bytes, so that none are lost after it was placed', async () => {
    const { applicationId, digest, withdraw } = await withdrawn()
    await withdraw()
    let placing: Promise<string> | undefined
    await withAuthority(context.pool, { authority: 'hk', applicant: '*' }, async (transaction) => {
      await lockObject(transaction, digest)
      placing = held(applicationId)
      await until('the hold waits', async () => {
        const { rowCount } = await cells.admin.query(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%evidence.object_turns%'`,
        )
        return rowCount === 1
      })
      const { rowCount } = await cells.admin.query('select from evidence.legal_holds where application_id = $1', [
        applicationId,
      ])
      expect(rowCount).toBe(0)
    })
    await placing
    expect(await discardUnreferenced(context, digest)).toBe(false)
  })

  test('the database removes no record of its evidence, whoever asks', async () => {
    const { applicationId, evidenceId } = await withdrawn()
    const holdId = await held(applicationId)
    const remove = () => cells.admin.query('delete from evidence.artefacts where evidence_id = $1', [evidenceId])
    await expect(remove()).rejects.toMatchObject({ code: '23000', constraint: 'held' })
    await expect(
      cells.admin.query('delete from evidence.legal_holds where hold_id = $1', [holdId]),
    ).rejects.toMatchObject({ code: '42501' })
    await call('POST', `/${holdId}/end`, lifted, { version: 1 })
    await cells.admin.query('begin')
    expect((await remove()).rowCount).toBe(1)
    await cells.admin.query('rollback')
  })

  test.each([
    [`status = 'ended', state = state || '{"reason": "another"}'`, '23000'],
    [`application_id = 'app_2'`, '42501'],
  ])('the role of the service changes nothing else of a hold: %s', async (change, code) => {
    const holdId = await held(await seedApplication(cells.admin))
    await expect(
      asService(`update evidence.legal_holds set ${change} where hold_id = $1`, [holdId]),
    ).rejects.toMatchObject({ code })
    await expect(asService('delete from evidence.legal_holds where hold_id = $1', [holdId])).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('one that has ended does not come back', async () => {
    const holdId = await held(await seedApplication(cells.admin))
    await call('POST', `/${holdId}/end`, lifted, { version: 1 })
    const back = asService(`update evidence.legal_holds set status = 'placed' where hold_id = $1`, [holdId])
    await expect(back).rejects.toMatchObject({ code: '23000' })
  })
})
