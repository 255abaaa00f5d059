import { operations } from '@concert/contracts/operations'
import { person } from '@concert/contracts/people'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { causes, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
let serial = 0
const example = operations.registerPerson.example.body
const engagement = operations.recordEngagement.example.body
const competence = { ...operations.recordCompetence.example.body, assessedBy: 'planner-1' }

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(() => personnel.close())

/** Registers somebody whom no test has met. */
async function registered(change: object = {}): Promise<string> {
  serial += 1
  const id = `person-${serial}`
  const body = { ...example, personId: id, displayName: `Person ${serial}`, otherNames: [], accounts: [id], ...change }
  const answer = await personnel.call('POST', '/people', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return id
}
const on = (id: string, path: string, body: object, version: number, as = 'admin-1') =>
  personnel.call('POST', `/people/${id}/${path}`, body, { version, as })

describe('a person', () => {
  test('is registered, and the file grows step by step, each with its event', async () => {
    const id = await registered()
    const first = await personnel.call('GET', `/people/${id}`)
    expect(first.headers['etag']).toBe('"1"')
    expect(person.parse(first.body)).toMatchObject({ personId: id, accounts: [id], engagements: [], competences: [] })
    expect((await on(id, 'accounts', { account: `${id}.2` }, 1)).body.accounts).toEqual([id, `${id}.2`])
    const { body: engaged } = await on(id, 'engagements', engagement, 2)
    const { engagementId } = engaged.engagements[0]
    const ended = await on(id, `engagements/${engagementId}/end`, { untilOn: '2026-06-30' }, 3)
    expect(ended.body.engagements).toMatchObject([{ identifierValue: '99990017', untilOn: '2026-06-30' }])
    const { body: assessed } = await on(id, 'competences', competence, 4)
    expect(assessed.competences).toMatchObject([competence])
    const { competenceId } = assessed.competences[0]
    const withdrawn = await on(id, `competences/${competenceId}/withdraw`, { reason: 'Failed.' }, 5)
    expect(withdrawn.body.competences).toEqual([])
    const corrected = await on(
      id,
      'correct',
      { ...operations.correctPerson.example.body, displayName: `Named ${id}`, otherNames: [] },
      6,
    )
    expect(corrected.body).toMatchObject({ displayName: `Named ${id}`, version: 7 })
    const { rows } = await personnel.admins.hk.query<{ type: string; payload: string }>(
      `select type, payload::text from platform.events where stream = 'person' and stream_id = $1 order by version`,
      [id],
    )
    expect(rows.map(({ type }) => type)).toEqual([
      'PersonRegistered',
      'AccountLinked',
      'EngagementRecorded',
      'EngagementEnded',
      'CompetenceRecorded',
      'CompetenceWithdrawn',
      'PersonCorrected',
    ])
    // Names are kept only as long as they are needed: an event is kept for ever.
    expect(rows.map(({ payload }) => payload).join('')).not.toContain('Named')
  })

  test('who was on record before the service is there with everything that was, and is kept like the others', async () => {
    const { body } = await personnel.call('GET', '/people/evaluator-1')
    expect(body).toMatchObject({ accounts: ['evaluator-1'], version: 10 })
    expect(body.competences).toHaveLength(9)
    expect((await on('evaluator-1', 'accounts', { account: 'evaluator-1.2' }, 10)).status).toBe(200)
  })

  test('has one record: not under an identifier that is taken, nor with another’s account', async () => {
    const id = await registered()
    const again = { ...example, personId: id, displayName: 'Somebody else', otherNames: [], accounts: [] }
    const taken = await personnel.call('POST', '/people', again)
    expect([taken.status, causes(taken.body)]).toEqual([422, ['/personId person-id-taken']])
    const other = await personnel.call('POST', '/people', { ...again, personId: `${id}-b`, accounts: ['x', id] })
    expect([other.status, causes(other.body)]).toEqual([422, ['/accounts/1 account-of-another']])
    const linked = await on(id, 'accounts', { account: 'planner-1' }, 1)
    expect([linked.status, causes(linked.body)]).toEqual([422, ['/account account-of-another']])
  })

  test('of a name that is on record, in whatever script, order and case, is registered where that is said', async () => {
    const id = await registered({ displayName: 'Leong Iok Lan', otherNames: ['梁玉蘭'] })
    const second = { ...example, personId: `${id}-b`, displayName: 'Iok-lan LEONG', otherNames: [], accounts: [] }
    const refused = await personnel.call('POST', '/people', second)
    expect([refused.status, causes(refused.body)]).toEqual([422, ['/distinctFrom namesake-not-stated']])
    expect((await personnel.call('POST', '/people', { ...second, distinctFrom: [id] })).status).toBe(201)
    const found = await personnel.call('GET', `/people?name=${encodeURIComponent('梁玉蘭')}`)
    expect(found.body.items.map((one: { personId: string }) => one.personId)).toEqual([id])
  })

  test('registered by two at once under one identifier or with one account is one person', async () => {
    const id = `raced-${serial}`
    const body = { ...example, personId: id, displayName: `Raced ${serial}`, otherNames: [], accounts: [id] }
    const [one, other] = await Promise.all([
      personnel.call('POST', '/people', body),
      personnel.call('POST', '/people', body, { as: 'admin-2' }),
    ])
    expect([one.status, other.status].toSorted()).toEqual([201, 422])
    const answers = await Promise.all(
      ['x', 'y'].map((end) =>
        personnel.call('POST', '/people', {
          ...body,
          personId: `${id}-${end}`,
          displayName: `Raced ${end}`,
          accounts: [`${id}-shared`],
        }),
      ),
    )
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses[0]).toBe(201)
    expect([409, 422]).toContain(statuses[1])
  })
})

describe('the file of a person', () => {
  test('is kept by administrators, and by none for themselves', async () => {
    const id = await registered()
    for (const as of ['planner-1', 'signatory-1', 'evaluator-1', 'lapsed-1']) {
      expect((await on(id, 'accounts', { account: 'z' }, 1, as)).status, as).toBe(403)
    }
    const { body } = await personnel.call('GET', '/people/admin-1')
    expect(body.actions).toEqual([])
    const own = await on('admin-1', 'competences', competence, body.version)
    expect([own.status, causes(own.body)]).toEqual([422, [' own-file']])
    expect((await on('admin-1', 'competences', competence, body.version, 'admin-2')).status).toBe(200)
  })

  test('is never their own with whichever of their accounts', async () => {
    const { body } = await personnel.call('GET', '/people/admin-2')
    const linked = await on('admin-2', 'accounts', { account: 'admin-2.private' }, body.version, 'admin-1')
    expect(linked.status).toBe(200)
    const own = await on('admin-2', 'accounts', { account: 'admin-2.more' }, linked.body.version, 'admin-2.private')
    expect([own.status, causes(own.body)]).toEqual([422, [' own-file']])
  })

  test('is changed by whoever has read its present version', async () => {
    const id = await registered()
    expect((await personnel.call('POST', `/people/${id}/accounts`, { account: 'z' })).status).toBe(428)
    expect((await on(id, 'accounts', { account: 'z' }, 9)).status).toBe(412)
  })

  test('is read by administrators and plan owners of its own authority alone', async () => {
    const id = await registered()
    expect((await personnel.call('GET', `/people/${id}`, undefined, { as: 'planner-1' })).body.actions).toEqual([])
    expect((await personnel.call('GET', `/people/${id}`, undefined, { as: 'evaluator-1' })).status).toBe(403)
    expect((await personnel.call('GET', `/people/${id}`, undefined, { authority: 'mo' })).status).toBe(404)
    expect((await personnel.call('GET', `/people/${id}`, undefined, { tokenOf: 'mo' })).status).toBe(401)
  })

  test('refuses what is not so: days that run backwards, engagements that overlap, competences that nobody assessed', async () => {
    const id = await registered()
    const backwards = await on(id, 'engagements', { ...engagement, untilOn: '2025-01-31' }, 1)
    expect(causes(backwards.body)).toEqual(['/untilOn period-backwards'])
    expect((await on(id, 'engagements', { ...engagement, untilOn: '2025-03-31' }, 1)).status).toBe(200)
    const overlapping = await on(id, 'engagements', { ...engagement, fromOn: '2025-03-31' }, 2)
    expect(causes(overlapping.body)).toEqual(['/fromOn engagement-overlaps'])
    const unknown = await on(
      id,
      'engagements/eng_0197f3a0-0000-7000-8000-000000000001/end',
      { untilOn: '2026-01-01' },
      2,
    )
    expect(causes(unknown.body)).toEqual(['/engagementId engagement-unknown'])
    const unassessed = await on(id, 'competences', { ...competence, code: 'XX', assessedBy: 'nobody.here' }, 2)
    expect(causes(unassessed.body)).toEqual(['/code competence-unknown', '/assessedBy assessor-unknown'])
    const itself = await on(id, 'competences', { ...competence, assessedBy: id }, 2)
    expect(causes(itself.body)).toEqual(['/assessedBy assessed-by-oneself'])
    const turned = await personnel.call('POST', '/people', {
      ...example,
      personId: `${id}-t`,
      displayName: 'a\u202eb',
      extra: 1,
    })
    expect(turned.status).toBe(400)
  })

  test('is found in a list, page by page, each person once', async () => {
    const seen: string[] = []
    let path = '/people?limit=4'
    for (;;) {
      const { body } = await personnel.call('GET', path)
      seen.push(...body.items.map((one: { personId: string }) => one.personId))
      if (body.nextCursor === null) break
      path = `/people?limit=4&cursor=${body.nextCursor}`
    }
    const { rows } = await personnel.admins.hk.query('select person_id from personnel.people')
    expect(seen.toSorted()).toEqual(rows.map((row) => row.person_id).toSorted())
    expect((await personnel.call('GET', '/people?cursor=x')).status).toBe(400)
  })
})
