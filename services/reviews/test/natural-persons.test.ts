import * as contracts from '@concert/contracts/evaluations'
import type { Problem } from '@concert/contracts/problems'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, staff, startReviews } from './cell.fixture.ts'

// A person of the staff with a second account: what may not be done twice, or on both sides, is not done with it either.

let cells: Cells
beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  for (const person of ['evaluator-1', 'evaluator-2', 'evaluator-3', 'decider-1', 'decider-3']) {
    await cells.rows("insert into personnel.accounts values ('hk', $1 || '.2', $1)", [person])
  }
  await cells.rows(
    `insert into personnel.authorisations
     select 'hk', 'aut-also-' || person, person, 'decision-maker', now() - interval '1 day', now() + interval '1 year'
     from unnest('{evaluator-1,evaluator-2,evaluator-3}'::text[]) as person`,
  )
})
afterAll(async () => {
  await cells.close()
})

const second = (personId: string) => `${personId}.2`

function codesOf(answer: { problem: Problem }): (string | undefined)[] {
  return [...new Set((answer.problem.errors ?? []).map((error) => error.code))]
}

describe('with a second account', () => {
  test('who evaluated a case neither declares to decide on it nor votes', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const evaluator = (await cases.planOf(one))[0]?.[0] ?? ''
    const declaration = cases.declaration('decision-maker')
    const declared = await one.act(contracts.declareImpartiality, second(evaluator), declaration)
    expect(declared.problem.errors).toMatchObject([{ code: 'took-part-in-evaluation', subject: evaluator }])
    const voted = await one.act(contracts.castVote, second(evaluator), await cases.opinionOn(one))
    expect(codesOf(voted)).toContain('took-part-in-evaluation')
  })

  test('nobody votes twice, or has two votes counted after one conflict', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const opinion = await cases.opinionOn(one)
    expect((await one.act(contracts.castVote, second('decider-1'), opinion)).status).toBe(200)
    expect(codesOf(await one.act(contracts.castVote, 'decider-1', opinion))).toEqual(['already-voted'])
    const { votes } = await one.read()
    expect(votes?.map((vote) => vote.personId)).toEqual(['decider-1'])
    const conflict = cases.declaration('decision-maker', true)
    expect((await one.act(contracts.declareImpartiality, 'decider-1', conflict)).status).toBe(200)
    const after = await one.act(contracts.castVote, second('decider-1'), opinion)
    expect(codesOf(after)).toContain('impartiality-not-declared')
    const deciding = await one.act(contracts.castVote, 'decider-2', opinion)
    expect(deciding.body.status).toBe('reviewed')
  })

  test('the file is as closed after a conflict as with the first, and its reads are those of the person', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const read = async (by: string) => (await one.read(by)).access
    expect(await read(second('decider-1'))).toBe('file')
    const reads = await cells.rows<{ person_id: string }>(
      `select person_id from reviews.case_reads where case_id = $1 and person_id like 'decider-1%'`,
      [one.evaluationId],
    )
    expect(reads).toEqual([{ person_id: 'decider-1' }])
    await one.act(contracts.declareImpartiality, second('decider-1'), cases.declaration('decision-maker', true))
    expect(await read('decider-1')).toBe('parties')
    expect(await read(second('decider-1'))).toBe('parties')
  })

  test('what is recorded names the person', async () => {
    const one = await cases.openCase(cells)
    await cases.toReviewed(one)
    await one.act(contracts.declareImpartiality, second('decider-3'), cases.declaration('decision-maker'))
    const [event] = await cells.rows<{ actor: string; payload: unknown }>(
      'select actor, payload from platform.events where stream_id = $1 order by version desc limit 1',
      [one.evaluationId],
    )
    expect(event).toMatchObject({ actor: 'decider-3', payload: { personId: 'decider-3', by: 'decider-3' } })
  })
})

test('an account of nobody, or of somebody of another authority, may do nothing', async () => {
  const one = await cases.openCase(cells)
  const params = { evaluationId: one.evaluationId }
  expect((await cells.call(contracts.getEvaluation, staff('planner-9'), { params })).status).toBe(403)
  await cells.rows("insert into personnel.accounts values ('mo', 'planner-9', 'planner-1')", [], 'mo')
  expect((await cells.call(contracts.getEvaluation, staff('planner-9'), { params })).status).toBe(403)
  expect((await cells.call(contracts.listEvaluations, staff('planner-9'), { authority: 'mo' })).status).toBe(200)
})

describe('by raw SQL', () => {
  const refusalOf = async (statement: string, asAdmin = false) => {
    const running = asAdmin ? cells.rows(statement) : cells.asService([statement])
    const error: unknown = await running.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    return (error as { code?: string } | undefined)?.code
  }

  test('the role of the service makes no person and no account, and names no account where a person belongs', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const id = one.evaluationId
    for (const statement of [
      "insert into personnel.people values ('hk', 'decider-1.2', 'Ho', '{}')",
      "insert into personnel.accounts values ('hk', 'decider-1.3', 'decider-1')",
      "update personnel.accounts set person_id = 'decider-2'",
      'delete from personnel.accounts',
    ]) {
      expect(await refusalOf(statement), statement).toBe('42501')
    }
    for (const statement of [
      `insert into reviews.participants values ('hk', '${id}', 'decider-1.2', 'judges', 'decision-maker', now())`,
      `insert into reviews.conflicts (authority, evaluation_id, person_id, declared_at) values ('hk', '${id}', 'decider-1.2', now())`,
      `insert into reviews.declarations (authority, version, person_id, evaluation_id, function, conflict, statement, declared_at)
       values ('hk', 99, 'decider-1.2', '${id}', 'decision-maker', false, 'x', now())`,
      `insert into reviews.case_reads (authority, case_id, person_id) values ('hk', '${id}', 'decider-1.2')`,
    ]) {
      expect(await refusalOf(statement), statement).toBe('23503')
    }
  })

  test('not even the administrator gives an account to somebody else', async () => {
    for (const statement of [
      "update personnel.accounts set person_id = 'decider-2' where account_id = 'decider-1.2'",
      "delete from personnel.accounts where account_id = 'decider-1.2'",
    ]) {
      expect(await refusalOf(statement, true), statement).toBe('42501')
    }
  })
})
