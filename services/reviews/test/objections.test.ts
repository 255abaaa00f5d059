import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import type { Problem } from '@concert/contracts/problems'
import { localDate } from '@concert/domain/instant'
import { lastDayToObject } from '@concert/domain/evaluation/objection-terms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews } from './cell.fixture.ts'

// The client is told who evaluates, and objects to a person (ISO/IEC 17065 6.2.2.4).

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

const reasons = 'The person leads the review board of a competitor.'

function codesOf(answer: { problem: Problem }): (string | undefined)[] {
  return (answer.problem.errors ?? []).map((error) => error.code)
}

/** A case with a team, and the first person on it. */
async function assigned(): Promise<[one: cases.Case, personId: string]> {
  const one = await cases.openCase(cells)
  await cases.toAssigned(one)
  return [one, (await cases.planOf(one))[0]?.[0] ?? '']
}

async function objected(one: cases.Case, personId: string): Promise<string> {
  const answer = await one.act(teams.objectToEvaluator, applicantOne.id, { personId, reasons })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body.objections?.at(-1)?.objectionId ?? ''
}

test('the client reads who evaluates, by name, and until when to object; the staff need the file for it', async () => {
  const [one, personId] = await assigned()
  const params = { evaluationId: one.evaluationId }
  const { body } = await cells.call(teams.getEvaluators, applicantOne, { params })
  const objectBy = lastDayToObject(new Date().toISOString(), 'hk')
  expect(body.evaluators).toContainEqual({
    personId,
    name: expect.stringMatching(/./),
    otherNames: [],
    requirements: expect.any(Array),
    objectBy,
  })
  expect((await cells.call(teams.getEvaluators, staff('planner-1'), { params })).body).toEqual(body)
  const closed = await cells.call(teams.getEvaluators, staff('decider-1'), { params })
  expect(closed.problem).toMatchObject({ status: 403, code: 'forbidden' })
  const reads = await cells.call(contracts.listEvaluationReads, staff('planner-1'), { params })
  expect(reads.body.items.map((read) => read.personId)).toContain('planner-1')
  const stranger = { kind: 'applicant', id: 'victoria-face' } as const
  expect((await cells.call(teams.getEvaluators, stranger, { params })).status).toBe(404)
})

describe('an objection', () => {
  test('holds the plan until it is decided, with the move at the plan owner and a day', async () => {
    const [one, personId] = await assigned()
    const objectionId = await objected(one, personId)
    expect((await one.read()).clock).toMatchObject({
      whoseMove: 'plan-owner',
      standsBecause: { code: 'objection-undecided' },
      dueOn: expect.stringMatching(/^2/),
    })
    for (const { personId: member } of (await one.read()).team ?? [])
      await one.act(contracts.declareImpartiality, member, cases.declaration('evaluator'))
    expect(codesOf(await one.act(contracts.approvePlan, 'planner-1', {}))).toEqual(['objection-undecided'])
    const decision = { outcome: 'dismissed', reasons: 'They work in different markets.' }
    expect((await one.act(teams.decideObjection, 'planner-1', decision, { objectionId })).status).toBe(200)
    expect((await one.act(contracts.approvePlan, 'planner-1', {})).status).toBe(200)
    const params = { evaluationId: one.evaluationId }
    const seen = await cells.call(contracts.getEvaluation, applicantOne, { params })
    expect(seen.body).toMatchObject({
      team: null,
      clock: { standsBecause: null },
      objections: [{ objectionId, personId, reasons, end: { ...decision } }],
    })
  })

  test('that is upheld ends the part of the person in the case, for the database too, and another is found', async () => {
    const [one, personId] = await assigned()
    await one.act(contracts.declareImpartiality, personId, cases.declaration('evaluator'))
    const objectionId = await objected(one, personId)
    const decision = { outcome: 'upheld', reasons: 'The board decides on what the client sells.' }
    const upheld = await one.act(teams.decideObjection, 'planner-1', decision, { objectionId })
    expect(upheld.body.team?.map((member) => member.personId)).not.toContain(personId)
    const params = { evaluationId: one.evaluationId }
    const away = await cells.call(contracts.getEvaluation, staff(personId), { params })
    expect(away.body).toMatchObject({ access: 'parties' })
    const named = await one.act(teams.assignEvaluators, 'planner-1', {
      teamSize: 2,
      named: [personId],
      reason: 'The best.',
    })
    expect(codesOf(named)).toContain('cannot-be-named')
    const again = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 })
    expect(again.body.team?.map((member) => member.personId)).not.toContain(personId)
    const told = again.body.exclusions?.find((one) => one.personId === personId)
    expect(told?.reasons).toMatchObject([{ code: 'objection-upheld' }])
    const kept = await cells.rows<{ excluded: boolean }>(
      'select reviews.is_in_conflict($1, $2, $3) as excluded',
      ['hk', one.evaluationId, personId],
      'hk',
    )
    expect(kept).toEqual([{ excluded: true }])
  })

  test('after its last day is refused, and the problem says which that was', async () => {
    const [one, personId] = await assigned()
    const until = '2026-01-05'
    const day = async (value: string | null) =>
      cells.rows(
        'update reviews.evaluations set state = jsonb_set(state, $2, to_jsonb($3::text)) where evaluation_id = $1',
        [one.evaluationId, `{objectBy,${personId}}`, value],
      )
    await day(until)
    const late = await one.act(teams.objectToEvaluator, applicantOne.id, { personId, reasons })
    expect(late.status).toBe(422)
    expect(late.problem.errors).toMatchObject([
      { code: 'objection-late', pointer: '/personId', message: expect.stringContaining(until) },
    ])
    const { updatedAt } = await one.read()
    await day(lastDayToObject(updatedAt, 'hk'))
    expect(localDate(updatedAt, 'hk') > until).toBe(true)
  })

  test('is the client’s alone to make, the plan owner’s to decide, on the version they read', async () => {
    const [one, personId] = await assigned()
    const params = { evaluationId: one.evaluationId }
    const body = { personId, reasons }
    expect((await cells.call(teams.objectToEvaluator, staff('planner-1'), { params, body, version: 2 })).status).toBe(
      403,
    )
    expect((await cells.call(teams.objectToEvaluator, applicantOne, { params, body, version: 1 })).status).toBe(412)
    expect((await cells.call(teams.objectToEvaluator, applicantOne, { params, body })).status).toBe(428)
    const objectionId = await objected(one, personId)
    const decision = { outcome: 'upheld', reasons: 'Because.' } as const
    const decide = { params: { ...params, objectionId }, body: decision, version: 3 } as const
    expect((await cells.call(teams.decideObjection, applicantOne, decide)).status).toBe(403)
    expect((await cells.call(teams.decideObjection, staff('evaluator-1'), decide)).status).toBe(403)
    expect((await cells.call(teams.decideObjection, staff('planner-1'), { ...decide, version: 2 })).status).toBe(412)
    const elsewhere = {
      ...decide,
      params: { ...decide.params, evaluationId: 'evl_0197f3a0-0000-7000-8000-000000000001' },
    }
    expect((await cells.call(teams.decideObjection, staff('planner-1'), elsewhere)).status).toBe(404)
    const twice = await one.act(teams.decideObjection, 'planner-1', decision, { objectionId })
    expect(twice.status).toBe(200)
    const late = await one.act(teams.decideObjection, 'planner-1', decision, { objectionId })
    expect(codesOf(late)).toEqual(['objection-not-open'])
  })
})
