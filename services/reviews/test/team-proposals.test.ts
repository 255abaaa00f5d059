import * as teams from '@concert/contracts/evaluation-teams'
import { getEvaluation, listEvaluations } from '@concert/contracts/evaluations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

type Body = Parameters<typeof propose>[1]
async function propose(one: cases.Case, body: { teamSize?: number; named?: string[]; leaving?: string[] }) {
  const params = { evaluationId: one.evaluationId }
  return cells.call(teams.proposeEvaluators, staff('planner-1'), { params, body })
}

/** The ids in the list of those cases of which something is to be seen. */
async function listed(staffing: 'nobody-found' | 'overridden', caller = staff('planner-1')) {
  const answer = await cells.call(listEvaluations, caller, { query: { staffing } })
  return answer.body.items.map((item) => [item.evaluationId, item.staffing])
}

test('a proposal says what assigning would choose, with reasons for everybody, and changes nothing', async () => {
  const one = await cases.openCase(cells)
  const before = await one.read()
  const proposal = await propose(one, { teamSize: 2 })
  expect(proposal.status).toBe(200)
  expect(await one.read()).toEqual(before)
  expect(await cells.rows('select from platform.events where stream_id = $1', [one.evaluationId])).toHaveLength(1)
  const { team, exclusions, isFound, uncovered } = proposal.body
  expect([isFound, uncovered]).toEqual([true, []])
  const people = await cells.rows('select from personnel.people')
  expect([...team, ...exclusions]).toHaveLength(people.length)
  expect([...team, ...exclusions].filter(({ reasons }) => reasons.length === 0)).toEqual([])
  await cases.toAssigned(one)
  const assigned = await one.read()
  expect(assigned.team?.map(({ declared: _declared, ...member }) => member)).toEqual(team)
  expect(assigned.exclusions).toEqual(exclusions)
})

test('a proposal for those who leave is asked in the same way, and only by the plan owner', async () => {
  const one = await cases.openCase(cells)
  await cases.toEvaluating(one)
  const [first] = await cases.planOf(one)
  const proposal = await propose(one, { leaving: [first?.[0] ?? ''] })
  expect(proposal.body).toMatchObject({ isFound: true, leaving: [first?.[0]] })
  const others: Body = {}
  const params = { evaluationId: one.evaluationId }
  const asked = await cells.call(teams.proposeEvaluators, staff('evaluator-1'), { params, body: others })
  expect(asked.status).toBe(403)
})

test('that nobody is found is kept with the reasons, listed for the plan owner, and hidden from the client', async () => {
  const one = await cases.openCase(cells)
  await cells.rows("delete from personnel.competences where code = 'IN'")
  const answer = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ status: 'planning', team: [], shortage: { by: 'planner-1', wanted: 2 } })
  expect(answer.body.shortage?.uncovered.every((id) => id.startsWith('GBA-AI-IN'))).toBe(true)
  expect(answer.body.shortage?.uncovered).not.toEqual([])
  expect(answer.body.shortage?.exclusions.find(({ personId }) => personId === 'planner-1')?.reasons).not.toEqual([])
  expect(await listed('nobody-found')).toEqual([[one.evaluationId, 'nobody-found']])
  expect(await listed('nobody-found', applicantOne)).toEqual([])
  const shown = await cells.call(getEvaluation, applicantOne, { params: { evaluationId: one.evaluationId } })
  expect(shown.body).toMatchObject({ shortage: null, override: null })
  const audited = await cells.rows(`select from audit.lines where line like '%evaluators-not-found%'`)
  expect(audited).toHaveLength(1)
  await cells.rows(
    "insert into personnel.competences select authority, person_id, 'IN' from personnel.competences where code = 'TS'",
  )
  await cases.toAssigned(one)
  expect(await one.read()).toMatchObject({ shortage: null })
  expect(await listed('nobody-found')).toEqual([])
})

test('who is named in place of the best team is on it with the reason, and the case is listed', async () => {
  const one = await cases.openCase(cells)
  const best = await propose(one, { teamSize: 2 })
  const other = best.body.exclusions.map(({ personId }) => personId).find((id) => id.startsWith('evaluator')) ?? ''
  const named = { teamSize: 2, named: [other] }
  const silent = await one.act(teams.assignEvaluators, 'planner-1', named)
  expect(silent.problem.errors).toMatchObject([{ code: 'text-missing', pointer: '/reason' }])
  const reason = 'Knows the sector of the client.'
  const barred = await one.act(teams.assignEvaluators, 'planner-1', { ...named, named: [other, 'decider-1'], reason })
  expect(barred.problem.errors).toMatchObject([{ code: 'cannot-be-named', pointer: '/named/1' }])
  const answer = await one.act(teams.assignEvaluators, 'planner-1', { ...named, reason })
  expect(answer.body.override).toMatchObject({ personIds: [other], reason, by: 'planner-1' })
  expect(answer.body.team?.map((member) => member.personId)).toContain(other)
  expect(await listed('overridden')).toEqual([[one.evaluationId, 'overridden']])
})
