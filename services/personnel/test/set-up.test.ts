import { createHash } from 'node:crypto'
import { operations } from '@concert/contracts/operations'
import { createPool } from '@concert/db/pool'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { causes as causesAt, type Cell, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
let serial = 0
let code: string

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(() => personnel.close())

// Before each test Macao has no administrator in force, and a code of its own.
beforeEach(async () => {
  serial += 1
  code = `code-${serial}`
  await personnel.admins.mo.query(`update personnel.authorisations set valid_until = clock_timestamp()
    where function = 'personnel-administrator' and valid_until > clock_timestamp()`)
  await personnel.admins.mo.query('update personnel.set_ups set ends_at = clock_timestamp() where used_at is null')
  await issue(code)
})

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const causes = (body: Parameters<typeof causesAt>[0]) => causesAt(body).map((cause) => cause.trim())

/** As the installation keeps a code. */
async function issue(issued: string, cell: Cell = 'mo', hours = 1): Promise<void> {
  await personnel.admins[cell].query(
    `insert into personnel.set_ups (authority, proof_digest, issued_at, ends_at)
     values ($1, $2, clock_timestamp() - interval '2 hours', clock_timestamp() + make_interval(hours => $3))`,
    [cell, sha256(sha256(issued)), hours],
  )
}

const YEAR_MS = 365 * 86_400_000
const founder = (change: object = {}) => ({
  ...operations.setUpAdministrator.example.body,
  code,
  personId: `founder-${serial}`,
  displayName: `Founder ${serial}`,
  otherNames: [],
  accounts: [`founder-${serial}`],
  undertakingOn: '2026-01-15',
  validUntil: new Date(Date.now() + YEAR_MS).toISOString(),
  ...change,
})

async function setUp(change: object = {}, cell: Cell = 'mo', headers: Record<string, string> = {}) {
  const answer = await personnel.inject({
    method: 'POST',
    url: `/${cell}/v1/personnel/set-up`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(founder(change)),
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function refused(change: object, expected: string[], cell: Cell = 'mo'): Promise<void> {
  const answer = await setUp(change, cell)
  expect([answer.status, causes(answer.body)]).toEqual([422, expected])
}

const asFounder = (path: string) => personnel.call('GET', path, undefined, { authority: 'mo', as: `founder-${serial}` })

describe('the set-up of an authority without an administrator', () => {
  test('registers one and authorises them from now on, without a token and by the code alone', async () => {
    expect((await asFounder('/people')).status).toBe(403)
    const answer = await setUp()
    expect(answer).toMatchObject({ status: 201, body: { authority: 'mo', personId: `founder-${serial}` } })
    const { body } = await asFounder(`/authorisations/grants/${answer.body.grantId}`)
    expect(body).toMatchObject({
      status: 'granted',
      function: 'personnel-administrator',
      founding: true,
      proposedBy: null,
      reason: null,
    })
    expect((await asFounder(`/people/founder-${serial}`)).body.accounts).toEqual([`founder-${serial}`])
    const lines = await personnel.admins.mo.query(
      `select line::jsonb ->> 'actor' as actor, line::jsonb ->> 'action' as action from audit.lines
       where line::jsonb ->> 'streamId' in ($1, $2) order by 2`,
      [`founder-${serial}`, answer.body.grantId],
    )
    expect(lines.rows.map((row) => [row.action, row.actor])).toEqual([
      ['authorisation.administrator-set-up', 'concert-set-up'],
      ['person.registered', 'concert-set-up'],
    ])
    const kept = await personnel.admins.mo.query('select t::text as row from personnel.set_ups t')
    expect(kept.rows.map(({ row }) => row).join()).not.toContain(code)
  })

  test('authorises somebody who is on record with these accounts, and registers nobody twice', async () => {
    await personnel.admins.mo.query(
      `with person as (insert into personnel.people (authority, person_id, display_name) values ('mo', $1, 'On Record'))
       insert into personnel.accounts (authority, account_id, person_id) values ('mo', $1, $1)`,
      [`founder-${serial}`],
    )
    await refused({ accounts: [`founder-${serial}`, 'new'] }, [
      '/personId person-id-taken',
      '/accounts/0 account-of-another',
    ])
    expect((await setUp()).status).toBe(201)
    const { rows } = await personnel.admins.mo.query(
      'select display_name, version from personnel.people where person_id = $1',
      [`founder-${serial}`],
    )
    expect(rows).toEqual([{ display_name: 'On Record', version: 0 }])
  })

  test('is refused with a wrong code, a code of another authority, a used one and one that has ended', async () => {
    await refused({ code: 'another' }, ['/code set-up-code-wrong'])
    await issue(`${code}-hk`, 'hk')
    await refused({ code: `${code}-hk` }, ['/code set-up-code-wrong'])
    await issue(`${code}-old`, 'mo', -1)
    await refused({ code: `${code}-old` }, ['/code set-up-code-ended'])
    // The hash that is shown when a code is used is no code itself.
    await refused({ code: sha256(code).toString('hex') }, ['/code set-up-code-wrong'])
    expect((await setUp()).status).toBe(201)
    await personnel.admins.mo.query(`update personnel.authorisations set valid_until = clock_timestamp()
      where function = 'personnel-administrator' and valid_until > clock_timestamp()`)
    await refused({ personId: 'somebody', displayName: 'Some Body', accounts: ['somebody'] }, [
      '/code set-up-code-used',
    ])
  })

  test('is refused while an administrator is in force, also with a code that holds', async () => {
    await issue(`${code}-hk`, 'hk')
    await refused({ code: `${code}-hk` }, ['administrator-in-force'], 'hk')
    const { rows } = await personnel.admins.hk.query('select used_at from personnel.set_ups where used_at is not null')
    expect(rows).toEqual([])
  })

  test('names everything that is wrong, of the person and of the authorisation, and uses no code', async () => {
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    await refused({ personId: 'evaluator-1', undertakingOn: tomorrow, validUntil: '2099-01-01T00:00:00Z' }, [
      '/validUntil authorisation-too-long',
      '/undertakingOn undertaking-not-signed',
      '/function administrator-acts-in-case',
      '/personId person-id-taken',
    ])
    await refused({ accounts: ['evaluator-1'] }, ['/accounts/0 account-of-another'])
    expect((await setUp()).status).toBe(201)
  })

  test('is one: of two at once, with one code or with two, the second finds an administrator', async () => {
    await issue(`${code}-2`)
    const turn = await personnel.admins.mo.connect()
    await turn.query('begin')
    await turn.query(`insert into personnel.turns as mine (authority) values ('mo')
      on conflict (authority) do update set turn = mine.turn + 1`)
    const another = { personId: `other-${serial}`, displayName: `Other ${serial}`, accounts: [`other-${serial}`] }
    const answers = [setUp(), setUp(another), setUp({ ...another, code: `${code}-2` })]
    await vi.waitUntil(async () => {
      const { rowCount } = await personnel.admins.mo.query(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%personnel.turns%'`,
      )
      return rowCount === answers.length
    })
    await turn.query('commit')
    turn.release()
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([201, 422, 422])
    const { rows } = await personnel.admins.mo.query(
      `select from personnel.authorisations where function = 'personnel-administrator' and valid_until > clock_timestamp()`,
    )
    expect(rows).toHaveLength(1)
  })

  test('stores nothing of whom it refuses, who may repeat the request when the cause is gone', async () => {
    const key = { 'idempotency-key': '0f8f5e1c-6f0f-4f7e-9c1e-1f6a6a1d2b3c' }
    expect((await setUp({ code: `${code}-late` }, 'mo', key)).status).toBe(422)
    await issue(`${code}-late`)
    expect((await setUp({ code: `${code}-late` }, 'mo', key)).status).toBe(201)
  })
})

describe('the role of the service', () => {
  /** Runs statements as the role of the service behind the wall of Macao, and takes them back. */
  async function attempt(...statements: readonly string[]): Promise<void> {
    const pool = createPool({ connectionString: personnel.databases.mo.url('personnel'), applicationName: 'set-up' })
    const client = await pool.connect()
    try {
      await client.query(`begin; set local concert.authority = 'mo'; set local concert.applicant = '*'`)
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.query('rollback')
      client.release()
      await pool.end()
    }
  }
  const use = (proof: string, grant = 'gra_x') =>
    `update personnel.set_ups set proof = ${proof}, used_at = transaction_timestamp(), grant_id = '${grant}'
     where used_at is null and ends_at > clock_timestamp()`
  const grant = (of: string) =>
    `insert into personnel.grants (authority, grant_id, version, status, person_id, function, valid_from, valid_until, state, opened_at)
     values ('mo', 'gra_x', 1, 'granted', 'admin-2', '${of}', transaction_timestamp(), transaction_timestamp() + interval '1 day', '{}', now())`
  const period = (of: string) =>
    `insert into personnel.authorisations (authority, authorisation_id, grant_id, person_id, function, valid_from, valid_until)
     select authority, 'aut_x', grant_id, person_id, '${of}', valid_from, valid_until from personnel.grants where grant_id = 'gra_x'`
  const proof = () => `sha256('${code}')`
  const administration = 'personnel-administrator'

  test('makes an administrator with the code', async () => {
    await expect(attempt(use(proof()), grant(administration), period(administration))).resolves.toBeUndefined()
  })

  test('makes none without it: what it can read of a code does not use it', async () => {
    await expect(attempt(use('proof_digest'))).rejects.toMatchObject({ constraint: 'set_up_proved' })
    const unproved = period(administration)
    await expect(attempt(grant(administration), unproved)).rejects.toMatchObject({
      constraint: 'authorisation_proposed',
    })
  })

  test('makes nobody anything else with it', async () => {
    await expect(attempt(use(proof()), grant('signatory'), period('signatory'))).rejects.toMatchObject({
      constraint: 'authorisation_proposed',
    })
  })

  test('makes no second one with it', async () => {
    expect((await setUp()).status).toBe(201)
    await issue(`${code}-2`)
    const second = [use(`sha256('${code}-2')`), grant(administration), period(administration)]
    await expect(attempt(...second)).rejects.toMatchObject({ constraint: 'first_administrator' })
  })

  test.each([
    [`update personnel.set_ups set ends_at = now() + interval '9 days'`, '42501'],
    [
      `insert into personnel.set_ups (authority, proof_digest, ends_at) values ('mo', sha256('x'), now() + interval '1 day')`,
      '42501',
    ],
    ['delete from personnel.set_ups', '42501'],
  ])('prints no code and lengthens none: %s', async (statement, expected) => {
    await expect(attempt(statement)).rejects.toMatchObject({ code: expected })
  })

  test('uses a code in its time and once', async () => {
    await personnel.admins.mo.query('update personnel.set_ups set ends_at = clock_timestamp() where used_at is null')
    const late = `update personnel.set_ups set proof = ${proof()}, used_at = transaction_timestamp(), grant_id = 'gra_x'
      where proof_digest = sha256(${proof()})`
    await expect(attempt(late)).rejects.toMatchObject({ constraint: 'set_up_in_time' })
    await issue(`${code}-2`)
    expect((await setUp({ code: `${code}-2` })).status).toBe(201)
    const again = `update personnel.set_ups set grant_id = 'gra_y' where grant_id is not null`
    await expect(attempt(again)).rejects.toMatchObject({ constraint: 'written_once' })
  })
})
