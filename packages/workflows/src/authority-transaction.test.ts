import { afterAll, beforeAll, expect, it } from 'vitest'
import { inAuthority } from '#authority-transaction.ts'
import { createTestDatabase, newAuthority, type TestDatabase } from '#cell.fixture.ts'
import { DeadlineExceeded } from '#deadline.ts'
import { insertSaga, moveSaga } from '#sagas.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const tables = ['workflows.deliveries', 'workflows.sagas', 'workflows.rejected_jobs', 'platform.outbox']

async function fill(authority: string): Promise<void> {
  const [id] = await database.emit(authority, [{ type: 'x' }])
  await database.admin.query(
    `insert into workflows.deliveries (authority, event_id, subscription, stream, stream_id, seq)
     values ($1, $2, 's', 'application', 'x', 1)`,
    [authority, id],
  )
  await database.admin.query(
    `insert into workflows.sagas (authority, saga, saga_id, data) values ($1, 's', 'x', '{}')`,
    [authority],
  )
  await database.admin.query(`insert into workflows.rejected_jobs values ($1, 'j', 'r', 'p')`, [authority])
}

it.each(tables)("shows of %s its own authority's rows, no other's, and none without an authority", async (table) => {
  const [mine, other] = [newAuthority(), newAuthority()]
  await fill(mine)
  await fill(other)
  const { rows } = await inAuthority(database.pool, mine, (tx) => tx.query(`select authority from ${table}`))
  expect(rows).toEqual([{ authority: mine }])
  expect((await database.pool.query(`select from ${table}`)).rowCount).toBe(0)
})

it("refuses to write another authority's row", async () => {
  const ref = { saga: 's', sagaId: 'x' }
  const writing = inAuthority(database.pool, newAuthority(), (tx) => insertSaga(tx, newAuthority(), ref, {}))
  await expect(writing).rejects.toThrow(/row-level security/)
})

it('hands no transaction and no authority to the next borrower after the work threw', async () => {
  for (let round = 0; round < 5; round += 1) {
    const failing = inAuthority(database.pool, 'leaky', async (tx) => {
      await tx.query('select 1')
      throw new Error('after a statement')
    })
    await expect(failing).rejects.toThrow('after a statement')
  }
  const { rows } = await database.pool.query(
    `select nullif(current_setting('concert.authority', true), '') as authority, now() = statement_timestamp() as fresh`,
  )
  expect(rows).toEqual([{ authority: null, fresh: true }])
})

it('rejects a transaction that PostgreSQL rolled back although the work hid the error', async () => {
  const hiding = inAuthority(database.pool, 'hk', async (tx) => {
    await tx.query('select 1 / 0').catch(() => undefined)
    return 'fine'
  })
  await expect(hiding).rejects.toThrow('was rolled back')
})

it('rejects a transaction that takes longer than its deadline, whatever its statement waits for', async () => {
  const slow = inAuthority(database.pool, 'hk', (tx) => tx.query('select pg_sleep(4)'), 100)
  await expect(slow).rejects.toThrow(DeadlineExceeded)
})

it('moves a saga only from the step and the claim that the mover saw', async () => {
  const authority = newAuthority()
  const ref = { saga: 's', sagaId: 'x' }
  await inAuthority(database.pool, authority, (tx) => insertSaga(tx, authority, ref, {}))
  const claim = {
    status: 'running' as const,
    round: 0,
    step: 0,
    fence: 0,
    attempt: 1,
    wakeCount: 0,
    data: {},
    lastError: null,
    now: '',
  }
  const move = { to: 'running', step: 1, patch: { a: 1 } } as const
  const moved = (from: typeof claim) =>
    inAuthority(database.pool, authority, (tx) => moveSaga(tx, authority, ref, from, move))
  expect(await moved({ ...claim, fence: 1 })).toBeNull()
  expect(await moved({ ...claim, step: 1 })).toBeNull()
  expect(await moved(claim)).toEqual({ step: 1, isDue: true })
  expect(await moved(claim)).toBeNull()
})
