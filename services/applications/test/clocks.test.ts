import { listClocks } from '@concert/contracts/clocks'
import { withAuthority } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  worker,
} from './applications-service.fixture.ts'
import { acceptance, caseAt, openCase, type TestCase } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const planner = staff('planner-1')
const clockOf = (one: TestCase) => one.current()['clock']

/** Moves the clock of a case: as if these days had passed since it was kept. */
async function pass(one: TestCase, days: number): Promise<void> {
  await service.admin.query(
    `update platform.clocks set remind_at = remind_at - $2 * interval '1 day', due_at = due_at - $2 * interval '1 day' where case_id = $1`,
    [one.applicationId, days],
  )
}

const notice = (one: TestCase, key?: string) =>
  service.send('noticeClock', worker, {
    body: { stream: 'application', caseId: one.applicationId },
    ...(key === undefined ? {} : { key }),
  })

async function listed(query: Readonly<Record<string, string>> = {}) {
  const answered = await service.send('listClocks', planner, { query: { limit: '100', ...query } })
  expect(answered.status).toBe(200)
  return listClocks.success.body.parse(answered.body).items
}
const idsOf = async (query: Readonly<Record<string, string>> = {}) => (await listed(query)).map(({ caseId }) => caseId)

/** An evaluation whose evaluators these are, as the service of reviews keeps it: written by hand, as no service here can. */
async function evaluatedBy(evaluators: readonly string[]): Promise<string> {
  const evaluationId = newId('evl')
  const client = await service.admin.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier, version,
         status, quorum, open_nonconformities, content, evaluators, evaluators_at_work, risk_class, state, case_file, opened_at, updated_at)
       values ('hk', $1, $2, 'harbour-legal', 'HK-UBI', '99990017', 2, 'evaluating', 2, 0, '{}', $3, $3, 'limited', '{}', '{}', now(), now())`,
      [evaluationId, newId('app'), evaluators],
    )
    await client.query(
      `insert into platform.clocks (authority, stream, case_id, task, whose_move, since, term, calendar, stops, undated, provisional,
         calendar_version)
       values ('hk', 'evaluation', $1, 'test', 'evaluator', now(), null, 'own', '[]', 'no-term', false, 'x')`,
      [evaluationId],
    )
  } finally {
    await client.query('set session_replication_role = default')
    client.release()
  }
  return evaluationId
}

describe('an application says whose move it is', () => {
  test('from the draft to the contract', async () => {
    const one = await caseAt(service, 'answered')
    expect(clockOf(one)).toMatchObject({
      task: { code: 'prepare-application' },
      whoseMove: 'applicant',
      dueOn: null,
      undated: 'no-term',
    })
    await one.take('submitApplication', harbour, { declarationNotLodgedElsewhere: true })
    expect(clockOf(one)).toMatchObject({ task: { code: 'check-completeness' }, whoseMove: 'plan-owner' })
    const signed = await caseAt(service, 'accepted')
    expect(clockOf(signed)).toMatchObject({ task: { code: 'sign-agreement' }, whoseMove: 'applicant' })
    await signed.take('signAgreement', harbour, { agreementVersion: '1', signatoryName: 'Ho Sin-man' })
    expect(clockOf(signed)).toMatchObject({ task: { code: 'countersign-agreement' }, whoseMove: 'signatory' })
    await signed.take('countersignAgreement', staff('signatory-1'), { agreementVersion: '1' })
    expect(clockOf(signed)).toBeNull()
  })
})

describe('a clock that has come to a point', () => {
  test('is noticed once before its day and once when it has passed', async () => {
    const one = await caseAt(service, 'accepted')
    const { dueOn } = clockOf(one) as { dueOn: string }
    expect((await notice(one)).body.errors).toMatchObject([{ code: 'clock-not-at-its-point' }])
    await pass(one, 27)
    const reminder = await notice(one)
    expect([reminder.status, reminder.body]).toMatchObject([
      201,
      { ofStream: 'application', whoseMove: 'applicant', task: 'sign-agreement', point: 'reminder', dueOn },
    ])
    expect(reminder.body).toMatchObject({ caseId: one.applicationId, applicationId: one.applicationId })
    expect((await notice(one)).status).toBe(422)
    await pass(one, 10)
    expect((await notice(one)).body).toMatchObject({ point: 'overdue' })
    expect((await notice(one)).status).toBe(422)
    const { rows } = await service.admin.query(
      `select event.type, event.payload ->> 'point' as point, audited.line::jsonb ->> 'action' as action
         from platform.events event join audit.lines audited on audited.line::jsonb ->> 'streamId' = event.stream_id
        where event.stream = 'clock-notice' and event.payload ->> 'caseId' = $1 order by event.occurred_at`,
      [one.applicationId],
    )
    expect(rows).toEqual([
      { type: 'ClockNoticed', point: 'reminder', action: 'clock-notice.clock-noticed' },
      { type: 'ClockNoticed', point: 'overdue', action: 'clock-notice.clock-noticed' },
    ])
  })

  test('is noticed once by many at the same moment', async () => {
    const one = await caseAt(service, 'submitted')
    await pass(one, 60)
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => notice(one, `at-once-${index}`)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422, 422, 422])
  })

  test('tells the same again to a repeated request, and leaves its case as it is', async () => {
    const one = await caseAt(service, 'submitted')
    await pass(one, 60)
    const [first, second] = [await notice(one, 'again'), await notice(one, 'again')]
    expect(second.body).toEqual(first.body)
    const version = one.version()
    await one.refresh()
    expect(one.version()).toBe(version)
  })

  test('has another day with another task, and that is another notice', async () => {
    const one = await caseAt(service, 'signed')
    await pass(one, 60)
    expect((await notice(one)).body).toMatchObject({ task: 'countersign-agreement', whoseMove: 'signatory' })
    await one.take('declareApplicationImpartiality', staff('reviewer-1'), { conflict: true, statement: 'A relative.' })
    expect((await listed({ escalated: 'true' })).map(({ caseId }) => caseId)).not.toContain(one.applicationId)
    await pass(one, 60)
    expect((await notice(one)).body).toMatchObject({ task: 'check-completeness', point: 'overdue' })
  })

  test('of a case without a clock, or of no case, is not found', async () => {
    const ended = await caseAt(service, 'contracted')
    expect((await notice(ended)).status).toBe(404)
    const body = { stream: 'application', caseId: 'app_none' }
    expect((await service.send('noticeClock', worker, { body })).status).toBe(404)
  })

  test('without a day is never noticed', async () => {
    const draft = await openCase(service)
    expect((await notice(draft)).status).toBe(422)
  })
})

describe('the list of clocks', () => {
  test('has every open clock but of drafts that were never submitted, what is due first at the top', async () => {
    const [draft, submitted] = [await openCase(service), await caseAt(service, 'submitted')]
    const items = await listed()
    const ids = items.map(({ caseId }) => caseId)
    expect(ids).toContain(submitted.applicationId)
    expect(ids).not.toContain(draft.applicationId)
    expect(JSON.stringify(items)).not.toContain(draft.applicationId)
    const days = items.map(({ clock }) => clock.dueOn ?? 'never')
    expect(days).toEqual(days.toSorted())
    expect(items.find(({ caseId }) => caseId === submitted.applicationId)?.clock).toEqual(clockOf(submitted))
  })

  test('is of whoever has the move, of a day, of what is late, and of what has no day', async () => {
    const [late, intime] = [await caseAt(service, 'submitted'), await caseAt(service, 'accepted')]
    await pass(late, 60)
    await notice(late)
    const { dueOn } = clockOf(intime) as { dueOn: string }
    expect(await idsOf({ whoseMove: 'applicant' })).toContain(intime.applicationId)
    expect(await idsOf({ whoseMove: 'applicant' })).not.toContain(late.applicationId)
    const escalated = await listed({ escalated: 'true' })
    expect(escalated.find(({ caseId }) => caseId === late.applicationId)?.escalatedAt).not.toBeNull()
    expect(escalated.map(({ caseId }) => caseId)).not.toContain(intime.applicationId)
    expect(await idsOf({ dueBefore: dueOn })).not.toContain(intime.applicationId)
    expect(await idsOf({ dueBefore: dueOn })).toContain(late.applicationId)
    await service.admin.query(
      `update platform.clocks set due_on = null, due_at = null, remind_at = null, undated = 'calendar-missing' where case_id = $1`,
      [intime.applicationId],
    )
    expect(await idsOf({ undated: 'calendar-missing' })).toEqual([intime.applicationId])
    expect((await idsOf()).at(-1)).toBe(intime.applicationId)
  })

  test('is read page by page, and a cursor of another list is refused', async () => {
    const all = await idsOf()
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: '3', ...(cursor === undefined ? {} : { cursor }) }
      const { body } = await service.send('listClocks', planner, { query })
      const page = listClocks.success.body.parse(body)
      pages.push(...page.items.map(({ caseId }) => caseId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(pages).toEqual(all)
    const { body } = await service.send('listClocks', planner, { query: { limit: '1' } })
    const other = { escalated: 'true', cursor: String(body['nextCursor']) }
    expect((await service.send('listClocks', planner, { query: other })).status).toBe(400)
  })

  test('is of the authority alone, and of no client', async () => {
    expect((await service.send('listClocks', harbour)).status).toBe(403)
    await service.admin.query(
      `insert into platform.clocks (authority, stream, case_id, task, whose_move, since, calendar, stops, undated, provisional, calendar_version)
       values ('mo', 'application', 'app_of_mo', 'decide', 'decision-maker', now(), 'own', '[]', 'no-term', false, 'MO')`,
    )
    expect(await idsOf()).not.toContain('app_of_mo')
  })
})

describe('a notice stands in the database', () => {
  test.each([
    `update applications.clock_notices set point = 'reminder'`,
    `delete from applications.clock_notices`,
    `update platform.clocks set escalated_at = now()`,
  ])('%s is refused', async (statement) => {
    const wall = { authority: 'hk', applicant: '*' } as const
    const forbidden = withAuthority(service.pool, wall, ({ client }) => client.query(statement))
    await expect(forbidden).rejects.toMatchObject({ code: '42501' })
  })

  test('and none is there twice for one move, day and point', async () => {
    const { rows } = await service.admin.query(`select * from applications.clock_notices limit 1`)
    const columns = Object.keys(rows[0]).filter((name) => name !== 'notice_id')
    await expect(
      service.admin.query(
        `insert into applications.clock_notices (notice_id, ${columns.join(', ')})
         select 'cln_again', ${columns.join(', ')} from applications.clock_notices limit 1`,
      ),
    ).rejects.toMatchObject({ code: '23505' })
  })
})

test('an acceptance that is repeated begins no clock anew', async () => {
  const one = await caseAt(service, 'declared')
  await one.take('acceptApplication', staff('reviewer-1'), acceptance)
  const clock = clockOf(one)
  await one.refresh()
  expect(clockOf(one)).toEqual(clock)
})

// At the end: the case has no day, so it would be the last of every list.
describe('a clock whose person is away', () => {
  test('says so with who stands in, and is found by the deputy and by the plan owner', async () => {
    const caseId = await evaluatedBy(['evaluator-1', 'evaluator-2'])
    const ofCase = async (query: Readonly<Record<string, string>> = {}) =>
      (await listed(query)).find((one) => one.caseId === caseId)
    expect((await ofCase())?.away).toEqual([])
    await service.admin.query(
      `with absent as (
         insert into personnel.absences (authority, absence_id, version, status, person_id, from_on, until_on, state, entered_at)
         values ('hk', 'abs_1', 1, 'entered', 'evaluator-1', reviews.local_today('hk') - 1, reviews.local_today('hk') + 9, '{}', now()))
       insert into personnel.absence_deputies (authority, absence_id, function, deputy_id, place)
         values ('hk', 'abs_1', 'evaluator', 'evaluator-3', 0), ('hk', 'abs_1', 'plan-owner', 'planner-1', 1)`,
    )
    expect(await ofCase()).toMatchObject({ away: [{ personId: 'evaluator-1', deputyId: 'evaluator-3' }] })
    expect(await ofCase({ deputyId: 'evaluator-3', away: 'true' })).toBeDefined()
    // In another function than the one whose move it is.
    expect(await ofCase({ deputyId: 'planner-1' })).toBeUndefined()
    await service.admin.query(`update personnel.absences set until_on = reviews.local_today('hk') - 1`)
    expect(await ofCase({ away: 'true' })).toBeUndefined()
  })

  test('says who has lapsed and that nobody is left, and is found as what waits for somebody else', async () => {
    const caseId = await evaluatedBy(['evaluator-1', 'evaluator-2'])
    const ofCase = async (query: Readonly<Record<string, string>> = {}) =>
      (await listed(query)).find((one) => one.caseId === caseId)
    const until = (whose: string, at: string) =>
      service.admin.query(`update personnel.authorisations set valid_until = ${at} where authority = 'hk' and ${whose}`)
    expect(await ofCase()).toMatchObject({ lapsed: [], nobodyAuthorised: false })
    expect(await ofCase({ unattended: 'true' })).toBeUndefined()
    await until(`person_id = 'evaluator-2'`, 'clock_timestamp()')
    expect(await ofCase({ unattended: 'true' })).toMatchObject({ lapsed: ['evaluator-2'], nobodyAuthorised: false })
    await until(`function = 'evaluator'`, 'clock_timestamp()')
    expect(await ofCase({ unattended: 'true' })).toMatchObject({ nobodyAuthorised: true })
    // Nobody has to do anything with the case: it goes on as soon as somebody may act again.
    await until(`function = 'evaluator'`, `clock_timestamp() + interval '1 year'`)
    expect(await ofCase({ unattended: 'true' })).toBeUndefined()
  })
})
