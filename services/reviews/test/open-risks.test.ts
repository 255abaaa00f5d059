import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import { newId } from '@concert/db/identifiers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'

// A risk to impartiality that is open and blocks keeps its person out of every case (ISO/IEC 17065 4.2.3).

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})
afterEach(async () => {
  await cells.rows('delete from personnel.risks', [])
})

async function risk(personId: string, change: { status?: string; isBlocking?: boolean } = {}): Promise<void> {
  await cells.rows(
    `insert into personnel.risks (authority, risk_id, version, status, person_id, is_blocking, owner_id, review_on, state, identified_at)
     values ('hk', $1, 1, $2, $3, $4, 'planner-1', '2099-01-01', '{}', now())`,
    [newId('rsk'), change.status ?? 'identified', personId, change.isBlocking ?? true],
  )
}

test('is the reason why somebody is not on a team, and cannot be named', async () => {
  const one = await cases.openCase(cells)
  await risk('evaluator-1')
  const named = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2, named: ['evaluator-1'], reason: 'x' })
  expect(named.problem.errors?.map((error) => error.code)).toEqual(['cannot-be-named'])
  const { body } = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 })
  const told = body.exclusions?.find((person) => person.personId === 'evaluator-1')?.reasons
  expect(told).toMatchObject([{ code: 'risk-open' }])
})

test.each([
  ['that does not block', { isBlocking: false }],
  ['that was treated', { status: 'treated' }],
  ['that was accepted', { status: 'accepted' }],
])('%s keeps nobody out', async (_name, change) => {
  const one = await cases.openCase(cells)
  await risk('evaluator-1', change)
  const { body } = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 })
  const told = body.exclusions?.find((person) => person.personId === 'evaluator-1')?.reasons ?? []
  expect(told.map((reason) => reason.code)).not.toContain('risk-open')
})

test('stops what somebody does and what rests on it, whatever SQL is sent, until it is treated', async () => {
  const one = await cases.openCase(cells)
  await cases.toVoting(one)
  await risk('decider-1')
  const refused = await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
  expect(refused.problem.errors?.map((error) => error.code)).toEqual(['impartiality-not-declared'])
  const { evaluationDigest } = await one.read()
  const raw = cells.asService([
    `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
     values ('hk', '${one.evaluationId}', '${evaluationDigest}', 'decider-1', 'grant', 'x', now())`,
  ])
  await expect(raw).rejects.toMatchObject({ constraint: 'conflict_declared' })
  await risk((await cases.planOf(one))[0]?.[0] ?? '')
  const onTainted = await one.act(contracts.castVote, 'decider-2', await cases.opinionOn(one))
  expect(new Set(onTainted.problem.errors?.map((error) => error.code))).toEqual(new Set(['finding-tainted']))
  await cells.rows("update personnel.risks set status = 'treated'", [])
  expect((await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))).status).toBe(200)
})
