import { openMissingClocks } from '@concert/cases/open-missing-clocks'
import { assignEvaluators } from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import { createPool } from '@concert/db/pool'
import { addWorkingDays } from '@concert/domain/calendars/working-days'
import { localDate } from '@concert/domain/instant'
import { createLogger } from '@concert/platform/logger'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluationCase } from '#evaluation/case.ts'
import {
  type Case,
  closing,
  declaration,
  openCase,
  response,
  toAssigned,
  toGranted,
  toNonconformitiesOpen,
  toReviewed,
} from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

const rowOf = (one: Case) =>
  cells.rows<Record<string, unknown>>(
    `select task, whose_move, due_on::text, undated, stands_because, calendar_version, due_at::text from platform.clocks where case_id = $1`,
    [one.evaluationId],
  )
/** The day that many working days after a day of the authority. */
function dueAfter(instant: string, days: number): string | null {
  const counted = addWorkingDays(['HK'], localDate(instant, 'hk'), days)
  return counted.ok ? counted.date : null
}

describe('an evaluation says whose move it is and by when', () => {
  test('from its planning on, to everyone who sees it', async () => {
    const one = await openCase(cells)
    const { clock: planning } = await one.read()
    expect(planning).toMatchObject({ task: { code: 'assign-evaluators' }, whoseMove: 'plan-owner', undated: null })
    expect(planning?.dueOn).toBe(dueAfter(planning?.since ?? '', 3))
    expect(planning?.task.sentence).toMatchObject({ en: 'Assign the evaluators.', pt: 'Designar os avaliadores.' })
    await toAssigned(one)
    expect((await one.read()).clock).toMatchObject({ task: { code: 'agree-plan' }, whoseMove: 'evaluator' })
    const { team } = await one.read()
    for (const { personId } of team ?? []) {
      await one.act(contracts.declareImpartiality, personId, declaration('evaluator'))
    }
    const declared = await one.read()
    expect(declared.clock).toMatchObject({ task: { code: 'agree-plan' }, whoseMove: 'plan-owner' })
    const params = { evaluationId: one.evaluationId }
    const seen = await cells.call(contracts.getEvaluation, applicantOne, { params })
    expect(seen.body.clock).toEqual(declared.clock)
    const byStranger = await cells.call(contracts.getEvaluation, staff('decider-1'), { params })
    expect(byStranger.body.clock).toEqual(declared.clock)
  })

  test('and why its clock stands: while the client answers, the test does not run', async () => {
    const one = await openCase(cells)
    const { personId, requirementId, nonconformityId } = await toNonconformitiesOpen(one)
    const { clock, nonconformities } = await one.read()
    expect(clock).toMatchObject({
      task: { code: 'test' },
      whoseMove: 'applicant',
      dueOn: nonconformities?.[0]?.dueOn,
      standsBecause: { code: 'nonconformities-with-client', sentence: { en: expect.stringMatching(/does not run/) } },
    })
    const [kept] = await rowOf(one)
    expect(kept).toMatchObject({ stands_because: 'nonconformities-with-client', due_on: clock?.dueOn })
    await one.act(contracts.respondToNonconformity, applicantOne.id, response, { nonconformityId })
    const answered = await one.read()
    expect(answered.clock).toMatchObject({ task: { code: 'test' }, whoseMove: 'evaluator', standsBecause: null })
    expect(answered.clock?.since).toBe(clock?.since)
    expect(answered.clock?.dueOn).toBe(dueAfter(clock?.since ?? '', 40))
    await one.act(contracts.closeNonconformity, personId, closing(requirementId), { nonconformityId })
    expect((await one.read()).clock).toEqual(answered.clock)
  })

  test('until the decision, after which it waits for nobody', async () => {
    const one = await openCase(cells)
    await toReviewed(one)
    expect((await one.read()).clock).toMatchObject({ task: { code: 'decide' }, whoseMove: 'decision-maker' })
    expect(await rowOf(one)).toMatchObject([{ task: 'decide', calendar_version: expect.stringMatching(/^HK\./) }])
    const granted = await openCase(cells)
    await toGranted(granted)
    expect((await granted.read()).clock).toBeNull()
    expect(await rowOf(granted)).toMatchObject([{ task: null, due_on: null, due_at: null }])
  })

  test('in the answer of the command that changes it, and in a refusal for an old version', async () => {
    const one = await openCase(cells)
    const params = { evaluationId: one.evaluationId }
    const acted = await one.act(assignEvaluators, 'planner-1', { teamSize: 2 })
    expect(acted.body.clock).toMatchObject({ task: { code: 'agree-plan' } })
    const behind = await cells.call(assignEvaluators, staff('planner-1'), {
      params,
      body: { teamSize: 2 },
      version: 1,
    })
    expect(behind.problem).toMatchObject({ status: 412, current: { clock: { task: { code: 'agree-plan' } } } })
  })
})

describe('the end of the day is that of the authority', () => {
  test('so that a day is over when it is over there', async () => {
    const one = await openCase(cells)
    const [kept] = await rowOf(one)
    const { clock } = await one.read()
    const end = new Date(`${clock?.dueOn}T16:00:00Z`)
    expect(new Date(String(kept?.['due_at'])).toISOString()).toBe(end.toISOString())
  })
})

describe('a case from before clocks were kept', () => {
  const logged: object[] = []
  const logger = createLogger({ service: 'reviews', level: 'silent' })
  const noting = { info: logger.info.bind(logger), error: (about: object) => logged.push(about) }

  async function upgrade(): Promise<void> {
    const connectionString = cells.databases.get('hk')?.url('reviews') ?? ''
    const pool = createPool({ connectionString, applicationName: 'upgrade test' })
    await openMissingClocks(evaluationCase)({ pool, authority: 'hk', logger: noting as never })
    await pool.end()
  }

  test('is given the clock that it would have had', async () => {
    const open = await openCase(cells)
    await toNonconformitiesOpen(open)
    const ended = await openCase(cells)
    await toGranted(ended)
    const [of, after] = [await open.read(), await rowOf(open)]
    await cells.rows('delete from platform.clocks where case_id = any($1)', [[open.evaluationId, ended.evaluationId]])
    expect((await open.read()).clock).toBeNull()
    await upgrade()
    expect(await rowOf(open)).toEqual(after)
    expect((await open.read()).clock).toEqual(of.clock)
    expect(await rowOf(ended)).toMatchObject([{ task: null }])
  })

  test('is given one with its next change at the latest', async () => {
    const one = await openCase(cells)
    await cells.rows('delete from platform.clocks where case_id = $1', [one.evaluationId])
    await toAssigned(one)
    expect((await one.read()).clock).toMatchObject({ task: { code: 'agree-plan' } })
  })

  test('whose events cannot be read is told, and holds up no other', async () => {
    const [broken, whole] = [await openCase(cells), await openCase(cells)]
    const ids = [broken.evaluationId, whole.evaluationId]
    await cells.rows('delete from platform.clocks where case_id = any($1)', [ids])
    await cells.rows(`insert into platform.event_types values ('evaluation', 'NeverHeardOf') on conflict do nothing`)
    await cells.rows(
      `insert into platform.events (authority, stream, stream_id, version, id, type, payload, actor, occurred_at)
       values ('hk', 'evaluation', $1, 2, gen_random_uuid(), 'NeverHeardOf', '{}', 'x', now())`,
      [broken.evaluationId],
    )
    await upgrade()
    expect(logged).toMatchObject([{ stream: 'evaluation', caseId: broken.evaluationId }])
    expect((await whole.read()).clock).not.toBeNull()
    await cells.rows(`alter table platform.events disable trigger user`)
    await cells.rows(`delete from platform.events where type = 'NeverHeardOf'`)
    await cells.rows(`alter table platform.events enable trigger user`)
    await upgrade()
    expect((await broken.read()).clock).not.toBeNull()
  })
})

describe('the database keeps a clock only for whoever has the case', () => {
  const kept = JSON.stringify({ task: null })

  test.each([
    ['of an application', `select platform.keep_clock('application', 'app_1', '${kept}')`],
    [
      'past the function',
      `insert into platform.clocks (authority, stream, case_id) values ('hk', 'evaluation', 'evl_1')`,
    ],
    ['by a change of the row', `update platform.clocks set due_on = null`],
    ['by forgetting it', `delete from platform.clocks`],
    ['read from events of an application', `select platform.events_of_case('application', 'app_1')`],
    ['looked for among applications', `select platform.cases_without_clock('application', 1)`],
  ])('%s it is refused', async (_name, statement) => {
    await expect(cells.asService([statement])).rejects.toMatchObject({ code: '42501' })
  })

  test('a clock that is half of one is refused', async () => {
    const half = JSON.stringify({ task: 'decide', whoseMove: 'decision-maker' })
    await expect(
      cells.asService([`select platform.keep_clock('evaluation', 'evl_1', '${half}')`]),
    ).rejects.toMatchObject({ code: '23514' })
  })
})
