import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(() => cells.close())

test('a competence that ends in the middle of the work keeps its holder from the next finding, and the case goes on with others', async () => {
  const one = await cases.openCase(cells)
  await cases.toEvaluating(one)
  const [[evaluator, [first = '', ...rest]] = ['', []]] = await cases.planOf(one)
  const findings = [cases.finding(first)]
  expect((await one.act(contracts.recordFindings, evaluator, { findings })).status).toBe(200)

  const of = `where authority = 'hk' and person_id = $1 and function = 'evaluator'`
  await cells.rows(`update personnel.competences set withdrawn_at = now() ${of}`, [evaluator])
  const refused = await one.act(contracts.recordFindings, evaluator, { findings: rest.map((id) => cases.finding(id)) })
  expect(refused.status).toBe(422)
  expect(refused.problem?.errors).toHaveLength(rest.length)
  expect(refused.problem?.errors?.[0]).toMatchObject({
    code: 'competence-not-in-force',
    pointer: '/findings/0/requirementId',
  })
  expect((await one.read()).findings).toMatchObject([{ requirementId: first, evaluatorId: evaluator }])

  const reason = 'The competence has ended.'
  const moved = await one.act(teams.reassignEvaluators, 'planner-1', { leaving: [evaluator], reason })
  expect(moved.status).toBe(200)
  expect((await cases.planOf(one)).map(([personId]) => personId)).not.toContain(evaluator)

  await cells.rows(`update personnel.competences set withdrawn_at = null ${of}`, [evaluator])
})
