import { createHash, randomUUID } from 'node:crypto'
import { getApplication, openApplication } from '@concert/contracts/applications'
import { listClockMoves, listClocks } from '@concert/contracts/clocks'
import { recordClosedDay } from '@concert/contracts/closed-days'
import { listCorrespondence } from '@concert/contracts/correspondence'
import { registerAiSystem, registerOrganisation } from '@concert/contracts/organisations'
import { workingDayBefore } from '@concert/domain/calendars/working-days'
import { addCalendarDays, localDate } from '@concert/domain/instant'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cast } from '../story/cast.ts'
import { companySession, staffSession, until } from '../story/session.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole
beforeAll(async () => {
  whole = await startWhole()
}, 120_000)
afterAll(() => whole?.stop())

/** What the company is registered as, once it is. */
let registeredAs: string | undefined

/** Another draft of a company in Hong Kong. */
async function draft() {
  const [company] = cast.hk.companies
  if (company === undefined) throw new Error('the cast of hk has no company')
  const applicant = await companySession(whole.world, 'hk', company.clientId)
  const { names, identifier, place, address, contact, system } = company
  const body = { names, identifier, place, address, contact }
  registeredAs ??= (await applicant.call(registerOrganisation, { body })).body.organisationId
  const organisationId = registeredAs as never
  const weightsDigest = createHash('sha256').update(randomUUID()).digest('hex')
  const { body: registered } = await applicant.call(registerAiSystem, {
    body: {
      organisationId,
      names: system.names,
      version: system.version,
      weightsDigest,
      intendedPurpose: system.purpose,
    },
  })
  const { body: opened } = await applicant.call(openApplication, {
    body: {
      organisationId,
      aiSystemId: registered.aiSystemId,
      edition: 'GBA-AI 2026-1',
      riskClass: 'minimal',
      modalities: ['nlp'],
      placesOfUse: ['HK'],
    },
  })
  return { applicant, params: { applicationId: opened.applicationId as never } }
}

it('a client whose day has passed gets one letter, and the staff see it in the list of clocks', async () => {
  const { applicant, params } = await draft()
  const { applicationId } = params
  // The clock as a return would have left it, and moved: its day was yesterday.
  await whole.rows(
    'hk',
    `update platform.clocks set task = 'complete-application', due_on = current_date - 1, undated = null, due_at = now() - interval '1 hour'
      where case_id = $1`,
    [applicationId],
  )
  const letters = await until('the letter to the client', async () => {
    const { items } = (await applicant.call(listCorrespondence, { params })).body
    return items.length === 0 ? undefined : items
  })
  await whole.idle()
  expect(letters).toMatchObject([
    {
      kind: 'move-overdue',
      body: { en: expect.stringContaining('Complete the returned application and submit it again.') },
    },
  ])
  expect((await applicant.call(listCorrespondence, { params })).body.items).toHaveLength(1)
  expect((await applicant.call(getApplication, { params })).body.clock).toMatchObject({ whoseMove: 'applicant' })
  const planner = await staffSession(whole.world, 'hk', 'chan.siuming')
  const { items } = (await planner.call(listClocks, { query: { escalated: 'true' } as never })).body
  expect(items).toMatchObject([
    { stream: 'application', caseId: applicationId, clock: { task: { code: 'complete-application' } } },
  ])
  for (const { workflows } of whole.constellation.engines?.values() ?? [])
    expect(await workflows.listDeadLetters()).toEqual([])
})

it('a client whose day is another one after a typhoon gets one letter, and the staff see both days in the list of moves', async () => {
  const { applicant, params } = await draft()
  const { applicationId } = params
  await whole.rows(
    'hk',
    `update platform.clocks set task = 'complete-application', since = now() - interval '6 days', term = '{"workingDays":20}', undated = null,
       due_on = current_date + 90, due_at = now() + interval '90 days' where case_id = $1`,
    [applicationId],
  )
  const administrator = await staffSession(whole.world, 'hk', 'poon.laikuen')
  const closedOn = workingDayBefore(['HK'], addCalendarDays(localDate(new Date().toISOString(), 'hk'), 1), 1) ?? ''
  await administrator.call(recordClosedDay, {
    body: { closedOn, cause: 'gale', reason: 'Signal 8, Hong Kong Observatory.' },
  })
  const letters = await until('the letter to the client', async () => {
    const { items } = (await applicant.call(listCorrespondence, { params })).body
    return items.length === 0 ? undefined : items
  })
  await whole.idle()
  expect(letters).toMatchObject([{ kind: 'move-day-changed' }])
  expect((await applicant.call(listCorrespondence, { params })).body.items).toHaveLength(1)
  const { clock } = (await applicant.call(getApplication, { params })).body
  const planner = await staffSession(whole.world, 'hk', 'chan.siuming')
  const query = { caseId: applicationId } as never
  const { items } = (await planner.call(listClockMoves, { query })).body
  expect(items).toMatchObject([{ caseId: applicationId, task: 'complete-application', dueOn: clock?.dueOn }])
  expect(letters[0]?.body.en).toContain(String(Number(clock?.dueOn?.slice(8))))
})
