import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Case, openCase, toVoting } from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'
import { meet } from './meeting.fixture.ts'
import { beginRaw, refusalOf } from './raw-sql.fixture.ts'

// The service that keeps authorisations writes them with its own role: what it takes away, and what is done under it, wait for each other.

let cells: Cells
const waits = '55P03'

beforeAll(async () => {
  cells = await startReviews(['hk'])
})
afterAll(async () => {
  await cells.close()
})

const evaluation = ({ evaluationId }: Case) => `where authority = 'hk' and evaluation_id = '${evaluationId}'`
const declaration = (person: string, { evaluationId }: Case) =>
  `insert into reviews.participants values ('hk', '${evaluationId}', '${person}', 'judges', 'decision-maker', now())`
const vote = (person: string, one: Case) =>
  `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
   select authority, evaluation_id, evaluation_digest, '${person}', 'grant', 'yes', clock_timestamp()
   from reviews.evaluations ${evaluation(one)}`
const withdrawal = (person: string) =>
  `update personnel.authorisations set valid_until = transaction_timestamp() where authorisation_id = 'aut-${person}'`
const restore = (person: string) =>
  cells.rows(`update personnel.authorisations set valid_until = now() + interval '1 year' where person_id = $1`, [
    person,
  ])

describe.each([
  ['who takes part', 'decider-1', []],
  ['who only begins to', 'decider-3', [declaration]],
] as const)('of somebody %s', (_who, person, declares) => {
  test('a vote waits for the withdrawal of the authorisation, and is refused', async () => {
    const one = await openCase(cells)
    await toVoting(one)
    await using first = await beginRaw(cells, { role: 'personnel' })
    await first.run(withdrawal(person))
    const before = declares.map((declare) => declare(person, one))
    const met = await meet(cells, first, { authority: 'hk', before, statement: vote(person, one) })
    expect(met).toEqual({ beside: waits, after: 'authorised_decision_maker' })
    await restore(person)
  })

  test('the withdrawal waits for a vote, which was cast by somebody who was authorised', async () => {
    const one = await openCase(cells)
    await toVoting(one)
    await using first = await beginRaw(cells)
    for (const declare of declares) await first.run(declare(person, one))
    expect(await refusalOf(first.run(vote(person, one)))).toBeUndefined()
    await using second = await beginRaw(cells, { role: 'personnel' })
    await second.run(`set local lock_timeout = '100ms'`)
    expect(await refusalOf(second.run(withdrawal(person)))).toBe(waits)
    const met = await meet(cells, first, { authority: 'hk', role: 'personnel', statement: withdrawal(person) })
    expect(met).toEqual({ beside: waits, after: undefined })
    await restore(person)
  })
})

test('the end that is said to be now is after what it waited for', async () => {
  const one = await openCase(cells)
  await toVoting(one)
  await using first = await beginRaw(cells)
  await using second = await beginRaw(cells, { role: 'personnel' })
  await first.run(vote('decider-2', one))
  await first.commit()
  await second.run(withdrawal('decider-2'))
  await second.commit()
  const rows = await cells.rows<{ held: boolean }>(
    `select cast_at < valid_until as held from reviews.votes voted
     join personnel.authorisations using (authority, person_id) where evaluation_id = $1`,
    [one.evaluationId],
  )
  expect(rows).toEqual([{ held: true }])
  await restore('decider-2')
})
