import { createHash } from 'node:crypto'
import { type CellDatabase, connectPostgres, prepareCell } from '@concert/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { claimIdempotencyKey, createPool, type IdempotencyClaim, keepAnswer, withAuthority } from '../src/index.ts'

const hk = { authority: 'hk', applicant: '*' } as const
const answer = { status: 201, response: { a: 1 }, etag: '"1"' }
let cell: CellDatabase
let pool: Pool

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  pool = createPool({ connectionString: cell.url('applications'), applicationName: 'idempotency test' })
})
afterAll(async () => {
  await pool.end()
  await cell.drop()
})

function claimOf(key: string, body = 'x', caller = 'applicant:alice'): IdempotencyClaim {
  return { service: 'applications', caller, key, requestHash: createHash('sha256').update(body).digest() }
}
const claim = (given: IdempotencyClaim, wall: { authority: 'hk' | 'mo'; applicant: string } = hk) =>
  withAuthority(pool, wall, (transaction) => claimIdempotencyKey(transaction, given))
const keep = (given: IdempotencyClaim) =>
  withAuthority(pool, hk, async (transaction) => {
    await claimIdempotencyKey(transaction, given)
    await keepAnswer(transaction, given, answer)
  })

describe('the claim of a key', () => {
  it('is fresh until an answer was kept, and then answers it', async () => {
    expect(await claim(claimOf('k1'))).toEqual({ outcome: 'fresh' })
    await keep(claimOf('k1'))
    expect(await claim(claimOf('k1'))).toEqual({ outcome: 'answered', answer })
  })

  it('for another request is told apart, and for another caller or authority is fresh', async () => {
    await keep(claimOf('k2'))
    expect(await claim(claimOf('k2', 'y'))).toEqual({ outcome: 'other-request' })
    expect(await claim(claimOf('k2', 'x', 'applicant:bob'))).toEqual({ outcome: 'fresh' })
    expect(await claim(claimOf('k2'), { authority: 'mo', applicant: '*' })).toEqual({ outcome: 'fresh' })
  })

  it('is in progress at once while another transaction holds it, and does not wait for that to end', async () => {
    await withAuthority(pool, hk, async (holder) => {
      expect(await claimIdempotencyKey(holder, claimOf('k3'))).toEqual({ outcome: 'fresh' })
      expect(await claim(claimOf('k3'))).toEqual({ outcome: 'in-progress' })
      expect(await claim(claimOf('k3-other'))).toEqual({ outcome: 'fresh' })
    })
    expect(await claim(claimOf('k3'))).toEqual({ outcome: 'fresh' })
  })

  it('is given back by a transaction that fails, with what it kept', async () => {
    const failing = withAuthority(pool, hk, async (transaction) => {
      await claimIdempotencyKey(transaction, claimOf('k4'))
      await keepAnswer(transaction, claimOf('k4'), answer)
      throw new Error('after all')
    })
    await expect(failing).rejects.toThrow('after all')
    expect(await claim(claimOf('k4'))).toEqual({ outcome: 'fresh' })
  })

  it('that lost the race for the answer is run again and finds it', async () => {
    let runs = 0
    const outcome = await withAuthority(pool, hk, async (transaction) => {
      runs += 1
      // What a transaction sees that looked before the other one committed.
      const found = runs === 1 ? ({ outcome: 'fresh' } as const) : await claimIdempotencyKey(transaction, claimOf('k5'))
      if (runs === 1) await keep(claimOf('k5'))
      if (found.outcome === 'fresh') await keepAnswer(transaction, claimOf('k5'), answer)
      return found
    })
    expect([runs, outcome]).toEqual([2, { outcome: 'answered', answer }])
  })

  it("of one service is not seen by another's role", async () => {
    await keep(claimOf('k6'))
    const evidence = createPool({ connectionString: cell.url('evidence'), applicationName: 'idempotency test', max: 1 })
    const seen = await withAuthority(evidence, hk, ({ client }) =>
      client.query('select from platform.idempotency_keys'),
    )
    await evidence.end()
    expect(seen.rowCount).toBe(0)
  })
})
