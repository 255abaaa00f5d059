import { createPool } from '@concert/db/pool'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { proposal } from './authorisations.fixture.ts'
import { causes as causesAt, type Cell, type Personnel, type Sent, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
let serial = 0
/** Somebody whom no other test has met. */
let personId: string

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'), async (admins) => {
    await admins.mo.query(`update personnel.authorisations set valid_until = now() where person_id = 'admin-2'`)
  })
})
afterAll(() => personnel.close())

const causes = (body: Parameters<typeof causesAt>[0]) => causesAt(body).map((cause) => cause.trim())
const reason = 'It is of another person of this name.'

async function register(authority: Cell = 'hk'): Promise<string> {
  serial += 1
  const id = `mistaken-${serial}`
  const body = { displayName: `Mistaken ${serial}`, otherNames: [], languages: [], distinctFrom: [] }
  const answer = await personnel.call('POST', '/people', { ...body, personId: id, accounts: [id] }, { authority })
  expect(answer.status).toBe(201)
  return id
}
beforeEach(async () => {
  personId = await register()
})

const read = (id = personId, sent: Sent = {}) => personnel.call('GET', `/people/${id}`, undefined, sent)

/** Sends a command on the newest version of the file. */
async function act(path: string, body: object, sent: Sent = {}, id = personId) {
  const { authority } = sent
  const { body: file } = await read(id, authority === undefined ? {} : { authority })
  return personnel.call('POST', `/people/${id}${path}`, body, { version: file.version, ...sent })
}

async function engaged(sent: Sent = {}, id = personId): Promise<string> {
  const identifier = { scheme: 'HK-UBI', value: '99990017' }
  const body = { kind: 'consultancy', identifier, fromOn: '2025-02-01', untilOn: null }
  const answer = await act('/engagements', body, sent, id)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.engagements.at(-1).engagementId
}

async function proposed(of: string, subject: string, sent: Sent = {}, id = personId): Promise<string> {
  const answer = await act('/corrections', { of, subject, reason }, sent, id)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.corrections.at(-1).correctionId
}

const confirm = (correctionId: string, sent: Sent = {}, id = personId) =>
  act(`/corrections/${correctionId}/confirm`, {}, { as: 'admin-2', ...sent }, id)

/** The instant of the database, and waits until it has passed. */
async function instantPassed(): Promise<string> {
  const now = `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`
  const { rows } = await personnel.admins.hk.query<{ now: string }>(now)
  const instant = rows[0]?.now ?? ''
  await vi.waitUntil(async () => (await personnel.admins.hk.query<{ now: string }>(now)).rows[0]?.now !== instant)
  return instant
}

describe('an engagement that was recorded by mistake', () => {
  test('keeps the person away until two have taken it back, and stays to be read', async () => {
    const engagementId = await engaged()
    const correctionId = await proposed('engagement', engagementId)
    const rows = () =>
      personnel.admins.hk.query('select from personnel.engagements where engagement_id = $1', [engagementId])
    expect((await rows()).rowCount).toBe(1)
    const asKnownAt = await instantPassed()
    const { status, body } = await confirm(correctionId)
    expect(status).toBe(200)
    expect((await rows()).rowCount).toBe(0)
    expect(body.engagements).toEqual([])
    const correction = {
      correctionId,
      of: 'engagement',
      status: 'confirmed',
      reason,
      proposedBy: 'admin-1',
      engagement: { engagementId, identifierValue: '99990017', fromOn: '2025-02-01' },
      decision: { by: 'admin-2' },
    }
    expect(body.corrections).toMatchObject([correction])
    const known = await personnel.call('GET', `/people/${personId}/as-known?asKnownAt=${asKnownAt}`)
    expect(known).toMatchObject({
      status: 200,
      body: { asKnownAt, engagements: [{ engagementId }], corrections: [{ status: 'proposed', decision: null }] },
    })
    const later = await personnel.call('GET', `/people/${personId}/as-known?asKnownAt=${await instantPassed()}`)
    expect(later.body).toMatchObject({ engagements: [], corrections: [correction] })
    const before = await personnel.call('GET', `/people/${personId}/as-known?asKnownAt=2020-01-01T00:00:00Z`)
    expect(before).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  test('stays where the correction is declined, and may be proposed again', async () => {
    const engagementId = await engaged()
    const correctionId = await proposed('engagement', engagementId)
    const again = await act('/corrections', { of: 'engagement', subject: engagementId, reason })
    expect([again.status, causes(again.body)]).toEqual([422, ['/subject correction-open']])
    const declined = await act(`/corrections/${correctionId}/decline`, { reason: 'The contract was found.' })
    expect(declined.body).toMatchObject({ engagements: [{ engagementId }], corrections: [{ status: 'declined' }] })
    expect(causes((await confirm(correctionId)).body)).toEqual(['correction-not-open'])
    await proposed('engagement', engagementId)
  })

  test('is not taken back by one, by the person concerned, or by the word of who is no administrator', async () => {
    const correctionId = await proposed('engagement', await engaged())
    const alone = await confirm(correctionId, { as: 'admin-1' })
    expect([alone.status, causes(alone.body)]).toEqual([422, ['corrected-by-proposer']])
    expect((await confirm(correctionId, { as: 'evaluator-1' })).status).toBe(403)
    const own = await proposed('engagement', await engaged({}, 'admin-2'), {}, 'admin-2')
    expect(causes((await confirm(own, {}, 'admin-2')).body)).toEqual(['own-file'])
  })

  test('that is not on record is not taken back', async () => {
    const answer = await act('/corrections', { of: 'engagement', subject: 'eng_x', reason })
    expect([answer.status, causes(answer.body)]).toEqual([422, ['/subject engagement-unknown']])
    const unknown = 'cor_0197f3a0-0000-7000-8000-000000000001'
    expect(causes((await confirm(unknown)).body)).toEqual(['correction-not-open'])
  })
})

describe('an account that was linked to the wrong person', () => {
  test('is taken back, and linked to whose it is', async () => {
    const account = `${personId}.2`
    expect((await act('/accounts', { account })).status).toBe(200)
    const correctionId = await proposed('account', account)
    expect((await confirm(correctionId)).body.accounts).toEqual([personId])
    const other = await register()
    expect((await act('/accounts', { account }, {}, other)).body.accounts).toEqual([other, account])
    // The correction of before takes nothing back of what was recorded since.
    expect(causes((await confirm(correctionId)).body)).toEqual(['correction-not-open'])
  })
})

describe('where one administrator is left', () => {
  test('that one authorises a second, who confirms', async () => {
    const mo = { authority: 'mo' } as const
    const id = await register('mo')
    const correctionId = await proposed('engagement', await engaged(mo, id), mo, id)
    const alone = await confirm(correctionId, { ...mo, as: 'admin-1' }, id)
    expect(causes(alone.body)).toEqual(['corrected-by-proposer'])
    const second = await register('mo')
    const grant = await personnel.call(
      'POST',
      '/authorisations/grants',
      { ...proposal(), personId: second, function: 'personnel-administrator' },
      mo,
    )
    expect(grant.status).toBe(201)
    const given = await personnel.call(
      'POST',
      `/authorisations/grants/${grant.body.grantId}/confirm`,
      {},
      { ...mo, version: 1 },
    )
    expect(given.body.founding).toBe(true)
    expect((await confirm(correctionId, { ...mo, as: second }, id)).body.engagements).toEqual([])
  })
})

describe('the role of the service', () => {
  async function attempt(...statements: readonly string[]): Promise<void> {
    const pool = createPool({
      connectionString: personnel.databases.hk.url('personnel'),
      applicationName: 'corrections',
    })
    const client = await pool.connect()
    try {
      await client.query(`begin; set local concert.authority = 'hk'; set local concert.applicant = '*'`)
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.query('rollback')
      client.release()
      await pool.end()
    }
  }
  const corrected = (subject: string, proposer = 'admin-1', confirmer = 'admin-2') =>
    `insert into personnel.corrections (authority, correction_id, person_id, kind, subject, proposed_by, confirmed_by)
     values ('hk', 'cor_x', '${personId}', 'account', '${subject}', '${proposer}', '${confirmer}')`
  const taken = () => `delete from personnel.accounts where account_id = '${personId}'`

  test('takes back what two have corrected', async () => {
    await expect(attempt(corrected(personId), taken())).resolves.toBeUndefined()
  })

  test('takes back nothing else', async () => {
    const byTwo = { constraint: 'taken_back_by_two' }
    await expect(attempt(taken())).rejects.toMatchObject(byTwo)
    await expect(attempt(corrected('another'), taken())).rejects.toMatchObject(byTwo)
    const engagementId = await engaged()
    const engagement = `delete from personnel.engagements where engagement_id = '${engagementId}'`
    await expect(attempt(engagement)).rejects.toMatchObject(byTwo)
    await expect(attempt(corrected(engagementId), engagement)).rejects.toMatchObject(byTwo)
  })

  test.each([
    ['one alone', 'admin-1', 'corrected_by_two'],
    ['somebody who is no administrator', 'evaluator-1', 'corrected_by_administrators'],
  ])('writes no correction by %s', async (_whom, confirmer, constraint) => {
    await expect(attempt(corrected(personId, 'admin-1', confirmer))).rejects.toMatchObject({ constraint })
  })

  test('writes none of the person concerned', async () => {
    const own = corrected('admin-2').replace(`'${personId}'`, "'admin-2'")
    await expect(attempt(own)).rejects.toMatchObject({ constraint: 'corrected_by_two' })
  })

  test('rewrites none', async () => {
    for (const statement of ['update personnel.corrections set kind = kind', 'delete from personnel.corrections']) {
      await expect(attempt(statement)).rejects.toMatchObject({ code: '42501' })
    }
  })
})
