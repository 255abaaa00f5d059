import { operations } from '@concert/contracts/operations'
import { readState } from '@concert/contracts/states/state-format'
import { transferBasisState } from '@concert/contracts/states/transfer-basis'
import { transferBasis } from '@concert/contracts/transfer-bases'
import { newId } from '@concert/db/identifiers'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Exchanges, startExchanges } from './exchange.fixture.ts'

let exchanges: Exchanges
const contract = operations.recordTransferBasis.example.body
const filing = operations.recordFiling.example.body
const end = operations.terminateTransferBasis.example.body
const proof = operations.proveReturnOrDeletion.example.body

beforeAll(async () => {
  exchanges = await startExchanges(inject('postgres'))
})
afterAll(() => exchanges.close())

interface Sent {
  readonly authority?: 'hk' | 'mo'
  readonly tokenOf?: 'hk' | 'mo'
  readonly as?: string
  readonly version?: number
}

async function call(method: 'GET' | 'POST', path: string, body: object | undefined, sent: Sent = {}) {
  const { authority = 'hk', as = 'signatory-1', tokenOf = authority, version } = sent
  const token = await exchanges.issuers.token(tokenOf, { kind: 'staff', id: as })
  const answer = await exchanges.app.inject({
    method,
    url: `/${authority}/v1/transfer-bases${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}

/** Each is for a case of its own: the same transfer has one contract. */
async function recorded(change: object = {}): Promise<string> {
  const { status, body } = await call('POST', '', { ...contract, purposes: [newId('app')], ...change })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.basisId
}

const causes = (body: { errors?: { code: string; pointer: string }[] }) =>
  (body.errors ?? []).map(({ code, pointer }) => `${pointer} ${code}`)

describe('a transfer basis', () => {
  test('is recorded with its terms, filed on both sides, terminated and ended; each step shows what can be done next', async () => {
    const purposes = [newId('app')]
    const id = await recorded({ purposes })
    const first = await call('GET', `/${id}`, undefined, { as: 'evaluator-1' })
    expect(first.headers['etag']).toBe('"1"')
    expect(transferBasis.parse(first.body)).toMatchObject({
      ...contract,
      purposes,
      status: 'recorded',
      filings: [],
      actions: [],
    })
    const filed = await call('POST', `/${id}/filings`, filing, { version: 1 })
    expect(filed.body).toMatchObject({
      version: 2,
      filings: [{ ...filing, authority: 'Cyberspace Administration of Guangdong' }],
      actions: ['recordFiling', 'terminateTransferBasis'],
    })
    const other = { ...filing, side: 'recipient', receiptNumber: 'DPO-7' }
    await call('POST', `/${id}/filings`, other, { version: 2 })
    const ended = await call('POST', `/${id}/terminate`, end, { version: 3 })
    expect(ended.body).toMatchObject({ status: 'terminated', termination: { on: end.on, proof: null } })
    const proved = await call('POST', `/${id}/prove-return-or-deletion`, proof, { version: 4 })
    expect(proved.body).toMatchObject({ status: 'ended', termination: { on: end.on, proof }, actions: [], version: 5 })
    expect((await call('POST', `/${id}/filings`, filing, { version: 5 })).status).toBe(409)
  })

  test('that ends on a later day is filed until that day, and says so', async () => {
    const id = await recorded()
    const later = await call('POST', `/${id}/terminate`, { ...end, on: '2999-01-01' }, { version: 1 })
    expect(later.body).toMatchObject({ status: 'terminated', actions: ['recordFiling', 'proveReturnOrDeletion'] })
    const filed = await call('POST', `/${id}/filings`, filing, { version: 2 })
    expect(filed.body).toMatchObject({ status: 'terminated', version: 3, filings: [filing] })
    const past = await recorded()
    await call('POST', `/${past}/terminate`, end, { version: 1 })
    const late = await call('POST', `/${past}/filings`, { ...filing, filedOn: end.on }, { version: 2 })
    expect([late.status, causes(late.body)]).toEqual([422, ['/filedOn filing-after-end']])
  })

  test('is refused with every term that it lacks, at the member where it stands', async () => {
    const bad = { subjectCount: 0, recordsKeptYears: 2, methods: [], storagePlace: 'MO' }
    const { status, body } = await call('POST', '', { ...contract, ...bad })
    expect(status).toBe(422)
    expect(causes(body).toSorted()).toEqual([
      '/methods contract-term-not-met',
      '/recordsKeptYears contract-term-not-met',
      '/storagePlace contract-term-not-met',
      '/subjectCount contract-term-not-met',
    ])
  })

  test('of two other places is recorded with one of them, and not here', async () => {
    const { status, body } = await call('POST', '', contract, { authority: 'mo' })
    expect([status, causes(body)]).toEqual([422, ['/exporter/place basis-of-other-places']])
  })

  test('takes the place of one that is on record here between the same parties, and of no other', async () => {
    const unknown = 'bas_0197f3a0-0000-7000-8000-000000000009'
    expect(causes((await call('POST', '', { ...contract, supersedes: unknown })).body)).toEqual([
      '/supersedes superseded-basis-unknown',
    ])
    const earlier = await recorded()
    const recipient = { ...contract.recipient, entity: 'HK-UBI:99990025' }
    expect(causes((await call('POST', '', { ...contract, recipient, supersedes: earlier })).body)).toEqual([
      '/supersedes superseded-basis-unknown',
    ])
    await recorded({ supersedes: earlier })
  })

  test('is recorded once: the same contract again is refused, and the refusal names the one on record and what to do', async () => {
    const same = { ...contract, purposes: [newId('app')] }
    const [one, two] = await Promise.all([call('POST', '', same), call('POST', '', same)])
    expect([one.status, two.status].toSorted()).toEqual([201, 422])
    const [kept, refused] = one.status === 201 ? [one, two] : [two, one]
    expect(causes(refused.body)).toEqual(['/supersedes contract-on-record'])
    expect(refused.body.errors[0].message).toContain(kept.body.basisId)
    const anew = await call('POST', '', { ...same, supersedes: kept.body.basisId })
    expect(anew.status, JSON.stringify(anew.body)).toBe(201)
    // A third one takes the place of the last, not of the first a second time without saying it.
    expect(causes((await call('POST', '', same)).body)).toEqual(['/supersedes contract-on-record'])
    // What ends the day before is another matter.
    await recorded({ purposes: ['app_0197f3a0-0000-7000-8000-000000000007'], validUntil: '2026-06-01' })
    await recorded({ purposes: ['app_0197f3a0-0000-7000-8000-000000000007'], effectiveOn: '2026-06-01' })
  })

  test('is recorded by one of two who record it at once', async () => {
    const [id, twin, purposes] = [await recorded(), newId('bas'), [newId('app')]]
    const { hk: other } = exchanges.admin
    await other.query('begin')
    await other.query(
      `insert into exchange.basis_turns values ('hk') on conflict (authority) do update set taken_at = now()`,
    )
    await other.query(
      `insert into exchange.transfer_bases select (jsonb_populate_record(held, $2)).* from exchange.transfer_bases held where basis_id = $1`,
      [id, { basis_id: twin, purposes }],
    )
    const waiting = call('POST', '', { ...contract, purposes })
    const waits = `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%exchange.basis_turns%'`
    await expect.poll(async () => (await exchanges.adminPool.query(waits)).rowCount, { timeout: 10_000 }).toBe(1)
    await other.query('commit')
    const { body } = await waiting
    expect([causes(body), body.errors[0].message]).toEqual([
      ['/supersedes contract-on-record'],
      expect.stringContaining(twin),
    ])
    await other.query('delete from exchange.transfer_bases where basis_id = $1', [twin])
  })

  test('is changed by whoever has read its present version, and by signatories alone', async () => {
    const id = await recorded()
    expect((await call('POST', `/${id}/filings`, filing)).status).toBe(428)
    expect((await call('POST', `/${id}/filings`, filing, { version: 9 })).status).toBe(412)
    expect((await call('POST', `/${id}/filings`, filing, { version: 1, as: 'decider-1' })).status).toBe(403)
    expect((await call('POST', '', contract, { as: 'lapsed-1' })).status).toBe(403)
    expect((await call('GET', `/${id}`, undefined)).body.version).toBe(1)
  })

  test('of another authority is not there, and its token opens nothing here', async () => {
    const id = await recorded()
    expect((await call('GET', `/${id}`, undefined, { authority: 'mo' })).status).toBe(404)
    expect((await call('GET', `/${id}`, undefined, { tokenOf: 'mo' })).status).toBe(401)
    expect((await call('GET', '', undefined, { authority: 'mo' })).body.items).toEqual([])
  })

  test('refuses unknown members, wrong types and dates that are none, each at its place', async () => {
    const { status, body } = await call('POST', '', {
      ...contract,
      effectiveOn: '2026-02-30',
      subjectCount: '1000',
      exporter: { ...contract.exporter, name: 'x' },
      status: 'ended',
    })
    expect(status).toBe(400)
    expect(causes(body).map((one) => one.split(' ')[0])).toEqual(
      expect.arrayContaining(['/effectiveOn', '/subjectCount', '/exporter/name', '/status']),
    )
  })
})

test('the list has the newest first, in pages whose cursors are of this list', async () => {
  const ids = [await recorded(), await recorded(), await recorded()]
  const first = await call('GET', '?limit=2', undefined, { as: 'evaluator-1' })
  expect(first.body.items.map((one: { basisId: string }) => one.basisId)).toEqual([ids[2], ids[1]])
  const cursor = encodeURIComponent(first.body.nextCursor)
  const second = await call('GET', `?limit=2&cursor=${cursor}`, undefined, { as: 'evaluator-1' })
  expect(second.body.items[0].basisId).toBe(ids[0])
  expect((await call('GET', '?cursor=eyJ4IjoxfQ', undefined)).status).toBe(400)
})

test('whoever judges a read is shown every term of a basis, its filings and its end, by name', async () => {
  const id = await recorded()
  await call('POST', `/${id}/filings`, filing, { version: 1 })
  const { body } = await call('POST', `/${id}/terminate`, end, { version: 2 })
  const { rows } = await exchanges.admin.hk.query('select * from exchange.bases_on_record where basis_id = $1', [id])
  const camel = (name: string) => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  const shown = Object.fromEntries(Object.entries(rows[0]).map(([name, value]) => [camel(name), value]))
  const { status: _status, actions: _actions, recordedAt: _recordedAt, ...terms } = body
  expect(JSON.parse(JSON.stringify(shown))).toEqual({
    ...terms,
    effectiveOn: expect.anything(),
    validUntil: expect.anything(),
  })
})

test('an auditor is shown every basis as its service keeps it', async () => {
  const id = await recorded()
  await call('POST', `/${id}/filings`, filing, { version: 1 })
  await exchanges.admin.hk.query(
    `select set_config('concert.authority', 'hk', false), set_config('concert.applicant', '*', false)`,
  )
  const { rows } = await exchanges.admin.hk.query(
    `select version, state from audit.kept_states() where stream = 'transfer-basis' and stream_id = $1`,
    [id],
  )
  const { actions: _actions, recordedAt: _at, version, ...shown } = (await call('GET', `/${id}`, undefined)).body
  expect(rows.map((row) => [row.version, readState(transferBasisState, row.state)])).toEqual([[version, shown]])
})

test('the database keeps what was recorded, whatever the role of the service writes', async () => {
  const id = await recorded()
  await call('POST', `/${id}/filings`, filing, { version: 1 })
  const set = (change: string) =>
    exchanges.contexts
      .get('hk')
      ?.pool.query(
        `begin; select set_config('concert.authority', 'hk', true); update exchange.transfer_bases set ${change} where basis_id = '${id}'; commit`,
      )
  for (const change of [`filings = '[]'`, `state = state || '{"subjectCount": 9}'`])
    await expect(set(change)).rejects.toMatchObject({ constraint: 'basis_stands' })
  for (const change of [`exporter = '{}'`, `code = 'CN-SC'`, `effective_on = '2020-01-01'`])
    await expect(set(change)).rejects.toMatchObject({ code: '42501' })
})
