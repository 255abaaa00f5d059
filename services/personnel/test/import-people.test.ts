import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { causes, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(() => personnel.close())

const numbered = (prefix: string, index: number) => ({
  personId: `${prefix}-${index}`,
  displayName: `${prefix} number ${index}`,
  otherNames: [],
  languages: ['en'],
  accounts: [`${prefix}-${index}`],
  distinctFrom: [] as string[],
})
const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_none, index) => numbered(prefix, index))
const send = (people: readonly object[], dryRun = false, as = 'admin-1') =>
  personnel.call('POST', '/people/import', { dryRun, people }, { as })
const count = async () => (await personnel.admins.hk.query('select from personnel.people')).rowCount

test('three hundred people are registered at once; a dry run before says the same and registers nobody', async () => {
  const before = (await count()) ?? 0
  const people = named('many', 300)
  const dry = await send(people, true)
  expect([dry.status, dry.body.people.length, await count()]).toEqual([200, 300, before])
  const real = await send(people)
  expect([real.status, real.body.people.length, await count()]).toEqual([200, 300, before + 300])
  expect((await personnel.call('GET', '/people/many-299')).body).toMatchObject({ accounts: ['many-299'], version: 1 })
})

test('of three hundred with three wrong ones each of these is named, and nobody is registered', async () => {
  const before = await count()
  const people = named('wrong', 300)
  people[17] = { ...numbered('wrong', 17), personId: 'planner-1' }
  people[130] = { ...numbered('wrong', 130), accounts: ['evaluator-1'] }
  people[299] = { ...numbered('wrong', 299), displayName: 'Wrong Number 4' }
  for (const dryRun of [true, false]) {
    const answer = await send(people, dryRun)
    expect([answer.status, causes(answer.body)]).toEqual([
      422,
      [
        '/people/17/personId person-id-taken',
        '/people/130/accounts/0 account-of-another',
        '/people/299/distinctFrom namesake-not-stated',
      ],
    ])
  }
  expect(await count()).toBe(before)
})

test('those before in the list count as on record', async () => {
  const [one, other] = [numbered('twice', 0), numbered('twice', 1)]
  const answer = await send([
    one,
    { ...other, personId: one.personId, accounts: one.accounts, displayName: one.displayName },
  ])
  expect(causes(answer.body)).toEqual(['/people/1/personId person-id-taken', '/people/1/accounts/0 account-of-another'])
  const said = await send([one, { ...other, displayName: one.displayName, distinctFrom: [one.personId] }])
  expect(said.status).toBe(200)
})

test('what is no person is refused at its place, and by whom it may not be done', async () => {
  const one = numbered('bad', 0)
  const broken = await send([one, { ...one, personId: 'Not One', extra: 1 }])
  expect(broken.status).toBe(400)
  expect(causes(broken.body).toSorted()).toEqual([
    '/people/1/extra unrecognized-key',
    '/people/1/personId invalid-format',
  ])
  expect((await send([])).status).toBe(400)
  expect((await send(named('more', 501))).status).toBe(400)
  expect((await send([one], false, 'planner-1')).status).toBe(403)
})
