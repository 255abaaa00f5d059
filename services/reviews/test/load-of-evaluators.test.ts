import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { applicantOne, type Cells, startReviews } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

/** Why each of the three evaluators is or is not on the team of another case, which is assigned and then forgotten. */
async function reasonsOfAnother(): Promise<readonly string[]> {
  const one = await cases.openCase(cells)
  const { body } = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 })
  await cells.rows("update reviews.evaluations set evaluators_at_work = '{}' where evaluation_id = $1", [
    one.evaluationId,
  ])
  const others = body.exclusions?.filter(({ personId }) => personId.startsWith('evaluator')) ?? []
  return [...(body.team ?? []), ...others].flatMap((person) => person.reasons.map(({ code }) => code)).toSorted()
}

test('a case counts as open work while somebody of the team has something to do for it, and no longer', async () => {
  const idle = ['drawn-behind', 'drawn-first', 'drawn-first']
  expect(await reasonsOfAnother()).toEqual(idle)
  const one = await cases.openCase(cells)
  const raised = await cases.toNonconformitiesOpen(one)
  const { nonconformityId, personId, requirementId } = raised
  expect(await reasonsOfAnother(), 'the client has it').toEqual(idle)
  await one.act(contracts.respondToNonconformity, applicantOne.id, cases.response, { nonconformityId })
  // Of three, two are chosen: the one who has an answer to examine is left out.
  expect(await reasonsOfAnother(), 'an answer is there').toEqual([
    'fewest-open-cases',
    'fewest-open-cases',
    'team-busier',
  ])
  await one.act(contracts.closeNonconformity, personId, cases.closing(requirementId), { nonconformityId })
  expect(await reasonsOfAnother(), 'both of its team are at work').toEqual([
    'drawn-behind',
    'drawn-first',
    'fewest-open-cases',
  ])
  const [first] = await cases.planOf(one)
  await one.act(contracts.completeEvaluation, first?.[0] ?? '', {})
  expect(await reasonsOfAnother(), 'it is complete').toEqual(idle)
})

test('a person at the limit of open cases comes last, and one case more is not refused', async () => {
  const fill = async (evaluator: string) =>
    cells.rows(
      `update reviews.evaluations set evaluators_at_work = array_fill($2::text, array[20])
       where evaluation_id = $1`,
      [(await cases.openCase(cells)).evaluationId, evaluator],
    )
  await fill('evaluator-1')
  expect(await reasonsOfAnother()).toEqual(['others-over-limit', 'others-over-limit', 'over-limit'])
  for (const evaluator of ['evaluator-2', 'evaluator-3']) await fill(evaluator)
  const one = await cases.openCase(cells)
  const assigned = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 })
  expect(assigned.status).toBe(200)
  const told = assigned.body.team?.map((member) => member.reasons.map(({ code }) => code))
  expect(told).toEqual([
    ['drawn-first', 'over-limit'],
    ['drawn-first', 'over-limit'],
  ])
})
