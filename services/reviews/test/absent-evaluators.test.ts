import * as teams from '@concert/contracts/evaluation-teams'
import { newId } from '@concert/db/identifiers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, staff, startReviews } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterEach(async () => {
  await cells.rows('delete from personnel.absence_deputies')
  await cells.rows('delete from personnel.absences')
})
afterAll(async () => {
  await cells.close()
})

/** As the service of personnel keeps it: away from yesterday on for ten days. */
async function goesAway(personId: string, deputyId?: string, of = 'evaluator'): Promise<void> {
  const absenceId = newId('abs')
  await cells.rows(
    `insert into personnel.absences (authority, absence_id, version, status, person_id, from_on, until_on, state, entered_at)
     values ('hk', $1, 1, 'entered', $2, reviews.local_today('hk') - 1, reviews.local_today('hk') + 9, '{}', now())`,
    [absenceId, personId],
  )
  if (deputyId === undefined) return
  await cells.rows(
    `insert into personnel.absence_deputies (authority, absence_id, function, deputy_id, place) values ('hk', $1, $2, $3, 0)`,
    [absenceId, of, deputyId],
  )
}

const propose = (one: cases.Case, body: { leaving?: string[]; named?: string[] } = {}) =>
  cells.call(teams.proposeEvaluators, staff('planner-1'), { params: { evaluationId: one.evaluationId }, body })
const standIns = (one: cases.Case, caller = 'planner-1') =>
  cells.call(teams.listStandIns, staff(caller), { params: { evaluationId: one.evaluationId } })

test('who is away is not chosen, is told so, and cannot be named', async () => {
  const one = await cases.openCase(cells)
  await goesAway('evaluator-1')
  const { body } = await propose(one)
  expect(body.team.map(({ personId }) => personId)).not.toContain('evaluator-1')
  const told = body.exclusions.find(({ personId }) => personId === 'evaluator-1')
  expect(told?.reasons.map(({ code }) => code)).toEqual(['absent'])
  const reason = 'Knows the field.'
  const named = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2, named: ['evaluator-1'], reason })
  expect(named.status).toBe(422)
  expect(named.problem?.errors).toMatchObject([{ code: 'cannot-be-named', pointer: '/named/0' }])
})

test('who is on a team and away stays on it, and only those to whom the file is open are told who stands in', async () => {
  const one = await cases.openCase(cells)
  await cases.toEvaluating(one)
  const [[absent] = ['']] = await cases.planOf(one)
  expect((await standIns(one)).body.items).toEqual([])
  await goesAway(absent)
  expect((await propose(one)).body.leaving).toEqual([])
  expect((await standIns(one)).body.items).toMatchObject([
    { personId: absent, function: 'evaluator', deputyId: null, reasons: [], asked: 'name-another' },
  ])
  expect((await standIns(one, 'report-1')).status).toBe(403)
  const params = { evaluationId: newId('evl') }
  expect((await cells.call(teams.listStandIns, staff('planner-1'), { params })).status).toBe(404)
})

test('a deputy in conflict is named, and the plan owner is asked for another', async () => {
  const one = await cases.openCase(cells)
  await cases.toEvaluating(one)
  const [[absent] = ['']] = await cases.planOf(one)
  const others = ['evaluator-1', 'evaluator-2', 'evaluator-3'].filter((id) => id !== absent)
  const team = new Set((await one.read()).team?.map(({ personId }) => personId))
  const deputy = others.find((id) => !team.has(id)) ?? ''
  await goesAway(absent, deputy)
  expect((await standIns(one)).body.items).toMatchObject([{ deputyId: deputy, reasons: [], asked: 'name-deputy' }])
  await cells.rows(
    `insert into reviews.conflicts (authority, person_id, evaluation_id, declared_at) values ('hk', $1, $2, now())`,
    [deputy, one.evaluationId],
  )
  const { body } = await standIns(one)
  expect(body.items).toMatchObject([{ personId: absent, deputyId: deputy, asked: 'name-another' }])
  expect(body.items[0]?.reasons.map(({ code }) => code)).toEqual(['conflict-declared'])
})

test('a deputy who is away too is not stood in for; without a deputy somebody is to be named', async () => {
  const one = await cases.openCase(cells)
  await cases.toEvaluating(one)
  const [[absent] = ['']] = await cases.planOf(one)
  await goesAway(absent, 'planner-1')
  await goesAway('planner-1', 'evaluator-3')
  const { body } = await standIns(one)
  expect(body.items).toMatchObject([{ personId: absent, deputyId: 'planner-1', asked: 'name-another' }])
  expect(body.items[0]?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['not-authorised', 'absent']))
})

test('an absent report reviewer is told, with what keeps a deputy from the review; the case says whose move it is by name', async () => {
  const one = await cases.openCase(cells)
  await cases.toInReview(one)
  const [[evaluator] = ['']] = await cases.planOf(one)
  await goesAway('report-1', evaluator, 'report-reviewer')
  const { body } = await standIns(one)
  expect(body.items).toMatchObject([{ personId: 'report-1', function: 'report-reviewer', asked: 'name-another' }])
  expect(body.items[0]?.reasons.map(({ code }) => code)).toEqual(['not-authorised-for', 'evaluated-the-case'])
  const atWork = await cells.rows(`select person_id, function from reviews.people_at_work where case_id = $1`, [
    one.evaluationId,
  ])
  expect(atWork).toEqual([{ person_id: 'report-1', function: 'report-reviewer' }])
})
