import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OwnDatabases, prepareDatabases, startOwnDatabases } from '#databases.ts'
import { provisionKeys } from '#provision-keys.ts'
import { seed } from '#seed.ts'
import { cast } from '../../../test/story/cast.ts'

const secrets = { databasePassword: 'only-for-this-test', cursorKey: '' }
const folder = mkdtempSync(join(tmpdir(), 'concert-seed-'))
let databases: OwnDatabases

beforeAll(async () => {
  databases = await startOwnDatabases(folder, { persistent: false })
  await prepareDatabases(databases, secrets)
  await provisionKeys(folder, cast)
  await seed(databases, secrets, cast, folder)
})
afterAll(async () => {
  await databases.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('gives every machine the same organisations under the same identifiers', async () => {
  const rows = await query(
    'hk',
    'select applicant_id, organisation_id from applications.organisations order by applicant_id',
  )
  expect(rows).toEqual([
    { applicant_id: 'bay-social-scoring', organisation_id: 'org_0197f3a0-825c-70a8-8b63-9ca432df5f2b' },
    { applicant_id: 'kowloon-logistics', organisation_id: 'org_0197f3a0-3a01-7ab0-8035-7740333e5a40' },
    { applicant_id: 'victoria-face-gate', organisation_id: 'org_0197f3a0-b6fd-7470-8308-e85a3b17c2b3' },
  ])
})

it('changes nothing and writes no second audit line when it runs again', async () => {
  const before = await picture()
  await prepareDatabases(databases, secrets)
  await seed(databases, secrets, cast, folder)
  expect(await picture()).toEqual(before)
})

it('gives every company an account, also one that registers itself, and never gives back a key that was revoked', async () => {
  const accounts = await query('hk', 'select applicant_id as id from applications.accounts order by 1')
  expect(accounts.map(({ id }) => id)).toEqual(cast.hk.companies.map(({ clientId }) => clientId).toSorted())
  await query('hk', `update applications.member_keys set revoked_at = now() where member_id = 'harbour-legal'`)
  await seed(databases, secrets, cast, folder)
  const keys = await query(
    'hk',
    'select member_id as id from applications.member_keys where revoked_at is null order by 1',
  )
  expect(keys.map(({ id }) => id)).toEqual(['bay-social-scoring', 'kowloon-logistics', 'victoria-face-gate'])
})

it('gives each authority the staff that a decision needs: a quorum of decision makers besides a full evaluation team', async () => {
  for (const [authority, { staff }] of Object.entries(cast)) {
    const deciders = staff.filter(
      ({ functions }) => functions.includes('decision-maker') && !functions.includes('evaluator'),
    )
    expect(deciders.length, authority).toBeGreaterThanOrEqual(3)
    for (const code of ['TS', 'ET', 'DP', 'XB', 'IN', 'nlp', 'genai', 'cv', 'ml']) {
      const competent = staff.filter(
        ({ functions, competences }) => functions.includes('evaluator') && competences.includes(code),
      )
      expect(competent.length, `${authority} ${code}`).toBeGreaterThanOrEqual(1)
    }
  }
})

it('gives every authorisation the office in which it is used, also one from before offices were recorded', async () => {
  const offices = () =>
    query('cn-gd', 'select distinct office_place, office_city, office_entity from personnel.authorisations')
  const office = { office_place: 'CN', office_city: 'Guangzhou', office_entity: 'USCC:12440000MAYY00114H' }
  expect(await offices()).toEqual([office])
  const removed = 'office_place = null, office_city = null, office_entity = null'
  await query('cn-gd', `update personnel.authorisations set ${removed} where function = 'evaluator'`)
  await seed(databases, secrets, cast, folder)
  expect(await offices()).toEqual([office])
})

it('gives every authorisation its undertaking of confidentiality, also one from before they were recorded', async () => {
  const undertakings = () => query('mo', 'select distinct undertaking_on::text as on from personnel.authorisations')
  expect(await undertakings()).toEqual([{ on: '2025-12-15' }])
  await query('mo', "update personnel.authorisations set undertaking_on = null where function = 'evaluator'")
  await query('mo', "update personnel.authorisations set undertaking_on = '2025-11-01' where function = 'plan-owner'")
  await seed(databases, secrets, cast, folder)
  expect((await undertakings()).map(({ on }) => on).toSorted()).toEqual(['2025-11-01', '2025-12-15'])
})

it.each(['office_entity = null', "office_place = null, office_city = 'Zhuhai'", "office_place = 'XX'"])(
  'holds no half of an office: %s',
  async (change) => {
    const changed = query('cn-gd', `update personnel.authorisations set ${change}`)
    await expect(changed).rejects.toMatchObject({ code: expect.stringMatching('23514|23503') })
  },
)

it('holds who may evaluate the client of the story until the authorisations run out, whatever the year', async () => {
  const competent = (code: string) =>
    cast.hk.staff.filter(({ functions, competences }) => functions.includes('evaluator') && competences.includes(code))
  const free = (code: string) => competent(code).filter(({ engagements }) => engagements.length === 0)
  // Everyone who could replace one of these is excluded permanently, not until a date.
  const away = cast.hk.staff.flatMap(({ engagements }) => engagements)
  expect(away.map(({ untilOn }) => untilOn)).toEqual([null])
  for (const code of ['TS', 'IN', 'nlp', 'genai']) expect(free(code).map(({ id }) => id)).toEqual(['lee.wingyan'])
  for (const code of ['ET', 'DP', 'XB']) expect(free(code).map(({ id }) => id)).toEqual(['ng.chiho'])
  const [{ first } = {}] = await query('hk', 'select min(valid_until)::text as first from personnel.authorisations')
  expect(new Date(String(first)).toISOString()).toBe('2036-01-01T00:00:00.000Z')
})

async function picture() {
  const tables = [
    'personnel.people',
    'personnel.accounts',
    'personnel.authorisations',
    'personnel.competences',
    'personnel.engagements',
    'applications.accounts',
    'applications.members',
    'applications.member_keys',
    'applications.organisations',
    'applications.ai_systems',
    'platform.events',
    'audit.lines',
    'audit.waiting',
  ]
  return Promise.all(
    (['cn-gd', 'hk', 'mo'] as const).map(async (authority) =>
      Promise.all(tables.map((table) => query(authority, `select t::text as row from ${table} as t order by 1`))),
    ),
  )
}

async function query(authority: 'cn-gd' | 'hk' | 'mo', sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databases.adminUrls[authority] })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
