import * as contracts from '@concert/contracts/evaluations'
import { getRecognition, listEffectReads, getEffect, listRecognitionReads } from '@concert/contracts/recognitions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews, system } from './cell.fixture.ts'
import { certificateOn, decideTwice, openEffectOf } from './effect.fixture.ts'
import { asNew, grantInHongKong, openRecognitionCase } from './recognition.fixture.ts'

let cells: Cells

beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
})
afterAll(async () => {
  await cells.close()
})

describe('how a vote on an evaluation fell', () => {
  const sealed = { personId: 'decider-1', outcome: null, reasons: null }
  const told = { personId: 'decider-1', outcome: 'grant', reasons: cases.grantReasons }

  test('is told to who cast it alone until the quorum has decided, and then to all who may open the file', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    const answer = await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
    expect(answer.body.votes).toMatchObject([told])
    expect((await one.read('decider-1')).votes).toMatchObject([told])
    const [evaluator] = (await one.read()).team ?? []
    for (const other of ['planner-1', 'decider-2', 'report-1', String(evaluator?.personId)]) {
      expect([other, (await one.read(other)).votes]).toMatchObject([other, [sealed]])
    }
    expect((await one.act(contracts.castVote, 'decider-2', await cases.opinionOn(one))).status).toBe(200)
    expect((await one.read()).votes).toMatchObject([told, { personId: 'decider-2', outcome: 'grant' }])
  })

  test('is not told of the votes of a split either, nor by a refusal', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one, 'refuse'))
    const second = await one.act(contracts.castVote, 'decider-2', await cases.opinionOn(one))
    expect(second.body.votes).toMatchObject([sealed, { personId: 'decider-2', outcome: 'grant' }])
    const again = await one.act(contracts.castVote, 'decider-2', await cases.opinionOn(one, 'refuse'))
    expect([again.status, JSON.stringify(again.problem)]).toEqual([422, expect.not.stringContaining('refuse')])
    const { version } = await one.read()
    const behind = await cells.call(contracts.castVote, staff('decider-2'), {
      params: { evaluationId: one.evaluationId },
      body: await cases.opinionOn(one),
      version: version - 1,
    })
    expect([behind.status, JSON.stringify(behind.problem)]).toEqual([412, expect.not.stringContaining('refuse')])
  })

  test('is not told to the client before the decision', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
    const params = { evaluationId: one.evaluationId }
    const { body } = await cells.call(contracts.getEvaluation, applicantOne, { params })
    expect(body.votes).toBeNull()
  })
})

test('how a vote on a recognition fell is told to who cast it alone until the quorum has decided', async () => {
  const { dossier } = await grantInHongKong(cells)
  const one = await openRecognitionCase(cells, asNew(dossier))
  const votesAs = async (personId: string) => {
    const params = { recognitionId: one.recognitionId }
    return (await cells.call(getRecognition, staff(personId), { authority: 'mo', params })).body.votes
  }
  for (const decider of ['decider-1', 'decider-2']) await one.declare(decider)
  await one.vote('decider-1', 'reserve', ['A human answers on request.'])
  const sealed = { personId: 'decider-1', decision: null, conditions: null, reasons: null }
  expect(await votesAs('decider-1')).toMatchObject([{ decision: 'reserve', reasons: 'I vote to reserve.' }])
  expect(await votesAs('decider-2')).toMatchObject([sealed])
  expect(await votesAs('planner-1')).toMatchObject([sealed])
  await one.vote('decider-2', 'reserve', ['A human answers on request.'])
  expect(await votesAs('planner-1')).toMatchObject([{ decision: 'reserve' }, { decision: 'reserve' }])
})

describe('a read of a case file by staff', () => {
  const linesOf = async (authority: 'hk' | 'mo') => {
    const [row] = await cells.rows<{ lines: number }>('select count(*)::int as lines from audit.lines', [], authority)
    return row?.lines
  }
  const readsOf = (caseId: string, authority: 'hk' | 'mo' = 'hk') =>
    cells.rows<{ person: string; hour: Date }>(
      'select person_id as person, hour from reviews.case_reads where case_id = $1 order by person_id',
      [caseId],
      authority,
    )

  test('is recorded once per person, case and hour, outside the audit chain, and is in the history of the case', async () => {
    const one = await cases.openCase(cells)
    await cases.toFound(one)
    const params = { evaluationId: one.evaluationId }
    await cells.rows('alter table reviews.case_reads disable trigger all')
    await cells.rows('delete from reviews.case_reads where case_id = $1', [one.evaluationId])
    await cells.rows('alter table reviews.case_reads enable trigger all')
    const [evaluator] = await cases.planOf(one)
    const before = await linesOf('hk')
    await one.read(evaluator?.[0])
    await one.read(evaluator?.[0])
    // Who is shown the parties alone, the client and the system read no file.
    await one.read('report-1')
    await cells.call(contracts.getEvaluation, applicantOne, { params })
    expect((await readsOf(one.evaluationId)).map(({ person }) => person)).toEqual(
      ['planner-1', String(evaluator?.[0])].toSorted(),
    )
    expect(await linesOf('hk')).toBe(before)
    const listed = await cells.call(contracts.listEvaluationReads, staff('planner-1'), { params })
    expect(listed.body.items.map(({ personId }) => personId).toSorted()).toEqual(
      ['planner-1', String(evaluator?.[0])].toSorted(),
    )
    expect(listed.body.items[0]?.hour).toMatch(/:00:00/)
    expect((await cells.call(contracts.listEvaluationReads, staff('report-1'), { params })).status).toBe(403)
  })

  test('is recorded of a recognition and of an effect too', async () => {
    const decided = await decideTwice(cells)
    const content = certificateOn(decided, {})
    await openEffectOf(cells, 'mo', content)
    const { certificateNumber } = content
    const [{ recognitionId } = { recognitionId: '' }] = await cells.rows<{ recognitionId: string }>(
      'select recognition_id as "recognitionId" from reviews.recognitions where evaluation_id = $1',
      [decided.granted.evaluationId],
      'mo',
    )
    const recognition = { authority: 'mo', params: { recognitionId } } as const
    const effect = { authority: 'mo', params: { certificateNumber } } as const
    await cells.call(getRecognition, staff('planner-1'), recognition)
    await cells.call(getEffect, staff('planner-1'), effect)
    const readers = [
      (await cells.call(listRecognitionReads, staff('planner-1'), recognition)).body.items,
      (await cells.call(listEffectReads, staff('planner-1'), effect)).body.items,
    ]
    expect(readers.map((items) => items.map(({ personId }) => personId).includes('planner-1'))).toEqual([true, true])
    expect((await cells.call(getEffect, system, effect)).status).toBe(403)
  })

  test('is recorded in the hour of the database, which the role of the service cannot choose', async () => {
    const insert = `insert into reviews.case_reads (authority, case_id, hour, person_id)
      values ('hk', 'evl_1', '2020-01-01T00:00:00Z', 'somebody')`
    await expect(cells.asService([insert])).rejects.toThrow('permission denied')
    const [hour] = await cells.rows<{ is_past: boolean }>(
      "select bool_and(hour = date_trunc('hour', hour, 'UTC') and hour <= now()) as is_past from reviews.case_reads",
    )
    expect(hour).toEqual({ is_past: true })
  })

  test('is neither changed nor taken back by the role of the service', async () => {
    await expect(cells.asService(["update reviews.case_reads set person_id = 'x'"])).rejects.toThrow(
      'permission denied',
    )
    await expect(cells.asService(['delete from reviews.case_reads'])).rejects.toThrow('permission denied')
  })
})
