import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, newAuthority, silent, type TestDatabase } from '#cell.fixture.ts'
import { type Cell, defaultTiming } from '#cell.ts'
import { defineSaga } from '#saga.ts'
import { type ClaimedSaga, insertSaga, moveSaga } from '#sagas.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('moves a saga only from the step and the claim that the mover saw', async () => {
  const cell: Cell = {
    authority: newAuthority(),
    pool: database.pool,
    log: silent,
    timing: defaultTiming,
    subscriptions: new Map(),
    sagas: new Map(),
    offer: async () => true,
  }
  const ref = { saga: 's', sagaId: 'x' }
  const saga = defineSaga({
    name: 's',
    state: z.strictObject({}),
    steps: ['first', 'second'].map((name) => ({ name, do: async () => ({ done: {} }) })),
  })
  await insertSaga(cell, saga, 'x', {})
  const claim: ClaimedSaga = {
    status: 'running',
    round: 0,
    step: 'first',
    toUndo: [],
    fence: 0,
    attempt: 1,
    wakeCount: 0,
    data: {},
    lastError: null,
    now: '',
  }
  const move = { to: 'running', step: 'second', toUndo: ['first'], patch: { a: 1 } } as const
  const moved = (from: ClaimedSaga) => moveSaga(cell, ref, from, move)
  expect(await moved({ ...claim, fence: 1 })).toBeNull()
  expect(await moved({ ...claim, step: 'second' })).toBeNull()
  expect(await moved(claim)).toEqual({ step: 'second', fence: 0, isDue: true })
  expect(await moved(claim)).toBeNull()
})
