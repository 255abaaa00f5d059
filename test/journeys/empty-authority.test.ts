import { startOwnDatabases } from '@concert/local/databases'
import { castFor, issueSetUpCodes } from '@concert/local/set-up-codes'
import { authorities } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cast } from '../story/cast.ts'
import { enterPeople } from '../story/enter-people.ts'
import { staffSession } from '../story/session.ts'
import { tellStory } from '../story/story.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole

beforeAll(async () => {
  whole = await startWhole({
    isEmpty: true,
    requestsMax: 100_000,
    startDatabases: (folder) => startOwnDatabases(folder, { persistent: false }),
  })
}, 60_000)
afterAll(() => whole.stop())

it('begins with companies and nobody else, and a code for each authority', async () => {
  const { setUpCodes } = whole.constellation
  expect(setUpCodes.map(({ authority }) => authority)).toEqual([...authorities])
  expect(new Set(setUpCodes.map(({ code }) => code)).size).toBe(authorities.length)
  for (const authority of authorities) {
    expect(await whole.count(authority, 'select count(*) from personnel.people')).toBe(0)
    expect(await whole.count(authority, 'select count(*) from applications.accounts')).toBe(
      cast[authority].companies.length,
    )
  }
  const somebody = await staffSession(whole.world, 'hk', 'poon.laikuen')
  await expect(somebody.tokenFor('personnel')).rejects.toThrow('answered 422')
})

it('works a first case to a certificate that verifies, with people who were entered over HTTP only', async () => {
  for (const { authority, code } of whole.constellation.setUpCodes) await enterPeople(whole.world, authority, code)
  const result = await tellStory(whole.world)
  expect(result).toMatchObject({ verified: true, effects: { MO: 'suspended' } })
}, 120_000)

it('goes on at a later start with whom it has, gets no code for who is administered, and no staff of the cast', async () => {
  expect(await issueSetUpCodes(whole.databases)).toEqual([])
  for (const isEmpty of [true, false]) {
    const seeded = await castFor(whole.databases, cast, isEmpty)
    expect(authorities.flatMap((authority) => seeded[authority].staff)).toEqual([])
  }
})
