import { drawNumber, eligibleDigestOf, secretDigestOf } from '@concert/credentials/draw'
import { declareImpartiality, getEvaluation } from '@concert/contracts/evaluations'
import { drawnAgain } from '@concert/domain/evaluation/draw'
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

async function shown(one: cases.Case) {
  const { body } = await cells.call(getEvaluation, applicantOne, { params: { evaluationId: one.evaluationId } })
  return body.draws ?? []
}

/** A draw that was held, with all that it is told with. */
function drawHeld(draw: Awaited<ReturnType<typeof shown>>[number] | undefined) {
  const { choice = null, eligible = null, ...told } = draw ?? {}
  if (choice === null || eligible === null) throw new Error('the draw was not held')
  return { ...told, choice, eligible }
}

async function kept(one: cases.Case): Promise<string | undefined> {
  const [row] = await cells.rows<{ draw_secret: string }>(
    'select draw_secret from reviews.evaluations where evaluation_id = $1',
    [one.evaluationId],
  )
  return row?.draw_secret
}

test('the client sees the digests before the draw, and with it the secret by which it can be held again', async () => {
  const one = await cases.openCase(cells)
  const before = await shown(one)
  expect(before).toMatchObject([{ eligibleCount: 3, eligible: null, secret: null, choice: null }])
  const secret = (await kept(one)) ?? ''
  expect(JSON.stringify(before)).not.toContain(secret)
  const events = await cells.rows<{ payload: object }>('select payload from platform.events where stream_id = $1', [
    one.evaluationId,
  ])
  expect(JSON.stringify(events)).not.toContain(secret)
  await cases.toAssigned(one)
  const [held, next] = await shown(one)
  const { choice, eligible, ...told } = drawHeld(held)
  const { secretDigest, eligibleDigest } = before[0] ?? {}
  expect(told).toMatchObject({ secretDigest, eligibleDigest, secret })
  expect([secretDigestOf(secret), eligibleDigestOf(eligible)]).toEqual([secretDigest, eligibleDigest])
  const team = (await one.read()).team?.map((member) => drawNumber(secret, member.personId)).toSorted()
  expect([choice.chosen, drawnAgain(choice)]).toEqual([team, team])
  expect(next).toMatchObject({ secret: null, eligible: null, secretDigest: secretDigestOf((await kept(one)) ?? '') })
  expect(next?.secretDigest).not.toBe(secretDigest)
})

test('the secret of a case that is decided changes no more', async () => {
  const one = await cases.openCase(cells)
  await cases.toGranted(one)
  const other = `update reviews.evaluations set draw_secret = repeat('a', 64) where evaluation_id = '${one.evaluationId}'`
  await expect(cells.rows(other)).rejects.toThrow('is decided')
})

test('each draw has its own, one that finds nobody ends none, and who came later comes behind', async () => {
  const one = await cases.openCase(cells)
  const secret = await kept(one)
  await cells.rows("delete from personnel.competences where code = 'IN'")
  await cases.toAssigned(one)
  expect(await one.read()).toMatchObject({ shortage: { wanted: 2 } })
  expect([await kept(one), (await shown(one)).length]).toEqual([secret, 1])
  await cells.rows(
    "insert into personnel.competences select authority, person_id, 'IN' from personnel.competences where code = 'TS'",
  )
  await cells.rows(
    "insert into personnel.authorisations select authority, 'aut-late', 'signatory-1', 'evaluator', now() - interval '1 minute', valid_until, office_place, office_city, office_entity from personnel.authorisations where authorisation_id = 'aut-signatory-1'",
  )
  await cells.rows("update reviews.evaluations set evaluators_at_work = '{}' where status = 'planning'")
  await cases.toAssigned(one)
  const [first] = await shown(one)
  const late = `late-${drawNumber(secret ?? '', 'signatory-1')}`
  expect(first?.choice?.people.map(({ draw }) => draw)).toContain(late)
  expect(first?.choice?.chosen).not.toContain(late)
  const [leaving] = await cases.planOf(one)
  for (const [personId] of await cases.planOf(one)) {
    const declared = cases.declaration('evaluator', personId === leaving?.[0])
    await one.act(declareImpartiality, personId, declared)
  }
  await cases.toAssigned(one)
  const draws = await shown(one)
  expect(draws.map((draw) => draw.secret === null)).toEqual([false, false, true])
  expect(new Set(draws.map((draw) => draw.secretDigest)).size).toBe(3)
})
