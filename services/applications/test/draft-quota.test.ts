import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApplicationsUnderTest, startApplications, victoria } from './applications-service.fixture.ts'
import { codesOf, follow, openCase, succeeded } from './case.fixture.ts'
import { countStatements } from './count-statements.fixture.ts'

const DRAFTS_MAX = 5

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications({ CONCERT_DRAFTS_PER_CLIENT: String(DRAFTS_MAX) })
})
afterAll(() => service.close())

/** A client of its own with one draft, and how it opens another. */
async function clientNamed(id: string) {
  const caller: TestCaller = { kind: 'applicant', id }
  const first = await openCase(service, { applicant: caller })
  const { organisationId, aiSystemId } = first
  const scope = { edition: 'GBA-AI 2026-1', riskClass: 'minimal', modalities: ['nlp'], placesOfUse: ['HK'] }
  const open = (sent = {}) =>
    service.send('openApplication', caller, { body: { organisationId, aiSystemId, ...scope }, ...sent })
  const drafts = async () => {
    const { rows } = await service.admin.query<{ drafts: number }>(
      `select count(*)::integer as drafts from applications.applications where applicant_id = $1 and status = 'draft'`,
      [id],
    )
    return rows[0]?.drafts
  }
  const fill = async () => {
    for (let drafts = 1; drafts < DRAFTS_MAX; drafts += 1) succeeded(await open())
  }
  return { caller, first, open, drafts, fill }
}

test('a hundred openings at once pass the quota of drafts by none', async () => {
  const client = await clientNamed('hundred-drafts')
  const answers = await Promise.all(Array.from({ length: 100 }, () => client.open()))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(DRAFTS_MAX - 1)
  // 503 where a hundred at once wait too long for a connection.
  expect(answers.filter(({ status }) => ![201, 409, 503].includes(status))).toEqual([])
  expect(await client.drafts()).toBe(DRAFTS_MAX)
})

test('beyond the quota the problem names the limit, what is used, and what makes room', async () => {
  const client = await clientNamed('told-the-quota')
  await client.fill()
  const refused = await client.open()
  expect(refused.status).toBe(409)
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(refused.body).toMatchObject({
    type: '/problems/quota-reached',
    code: 'quota-reached',
    errors: [
      {
        pointer: '',
        code: 'drafts-at-quota',
        message:
          'The client has 5 drafts; at most 5 are kept at one time. Submit or withdraw a draft, then open another.',
      },
    ],
  })
  expect(await client.drafts()).toBe(DRAFTS_MAX)
})

test('a withdrawal makes room at once, also for the request that was refused, under its key', async () => {
  const client = await clientNamed('withdrawing')
  await client.fill()
  expect((await client.open({ key: 'one-more' })).status).toBe(409)
  await client.first.take('withdrawApplication', client.caller, { reason: 'Not needed.' })
  expect((await client.open({ key: 'one-more' })).status).toBe(201)
  expect(codesOf(await client.open())).toEqual(['drafts-at-quota'])
})

test('a submission makes room, and a draft that is returned beyond the quota stays', async () => {
  const client = await clientNamed('submitting')
  const move = (status: string) =>
    service.admin.query(`update applications.applications set status = $2 where application_id = $1`, [
      client.first.applicationId,
      status,
    ])
  await move('submitted')
  await client.fill()
  const last = follow(service, client.caller, succeeded(await client.open()).body)
  await move('draft')
  expect(await client.drafts()).toBe(DRAFTS_MAX + 1)
  expect((await client.open()).status).toBe(409)
  await last.take('withdrawApplication', client.caller, { reason: 'Not needed.' })
  expect(codesOf(await client.open())).toEqual(['drafts-at-quota'])
})

test('one client at its limit does not touch another, nor wait for it', async () => {
  const [full, other] = [await clientNamed('full'), await clientNamed(victoria.id)]
  await full.fill()
  const answers = await Promise.all([
    ...Array.from({ length: 20 }, () => full.open()),
    ...Array.from({ length: DRAFTS_MAX - 1 }, () => other.open()),
  ])
  expect(answers.slice(-(DRAFTS_MAX - 1)).map(({ status }) => status)).toEqual([201, 201, 201, 201])
  const holder = await service.pool.connect()
  try {
    await holder.query('begin')
    await holder.query(
      "select set_config('concert.authority', 'hk', true), set_config('concert.applicant', 'full', true)",
    )
    await holder.query('select applications.take_draft_turn()')
    expect(codesOf(await other.open())).toEqual(['drafts-at-quota'])
  } finally {
    await holder.query('rollback')
    holder.release()
  }
})

test('an opening costs one statement for its quota', async () => {
  const client = await clientNamed('counted')
  const { statements } = await countStatements(service.pool, () => client.open())
  expect(statements.filter((text) => text.includes('take_draft_turn'))).toHaveLength(1)
  // With the clock of the organisation that is found and that of the application, which waits for the closed days.
  expect(statements).toHaveLength(10)
})
