import { createHash } from 'node:crypto'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Transaction, withAuthority } from '../src/authority-transaction.ts'
import { claimIdempotencyKey, type IdempotencyClaim, keepAnswer } from '../src/idempotency.ts'
import { createPool } from '../src/pool.ts'

const hk = { authority: 'hk', applicant: '*' } as const
const answer = { status: 201, text: '{"b":1, "a": 2}', etag: '"1"' }
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

  it('is not needed twice, and without it no answer can be kept', async () => {
    await keep(claimOf('k5'))
    const again = withAuthority(pool, hk, (transaction) => keepAnswer(transaction, claimOf('k5'), answer))
    await expect(again).rejects.toMatchObject({ code: '42501' })
    const unclaimed = withAuthority(pool, hk, (transaction) => keepAnswer(transaction, claimOf('k5-none'), answer))
    await expect(unclaimed).rejects.toMatchObject({ code: '42501' })
  })

  it('that is held for as long as a transaction lasts does not change how long other locks may be waited for', async () => {
    await withAuthority(pool, hk, async (transaction) => {
      await claimIdempotencyKey(transaction, claimOf('k5-timeout'))
      const { rows } = await transaction.client.query('show lock_timeout')
      expect(rows).toEqual([{ lock_timeout: '2s' }])
    })
  })

  it.each(['evidence', 'workflows'] as const)(
    'of another service cannot be made, held or answered by %s',
    async (other) => {
      await claim(claimOf(`k5-foreign-${other}`))
      const foreign = createPool({ connectionString: cell.url(other), applicationName: 'idempotency test', max: 1 })
      const attempts: ((transaction: Transaction) => Promise<unknown>)[] = [
        (transaction) => claimIdempotencyKey(transaction, claimOf(`k5-foreign-${other}`)),
        (transaction) => claimIdempotencyKey(transaction, claimOf('k5-new')),
        (transaction) => keepAnswer(transaction, claimOf(`k5-foreign-${other}`), answer),
        ({ client }) => client.query('select from platform.idempotency_keys for update'),
        ({ client }) => client.query('lock table platform.idempotency_keys in share mode'),
      ]
      for (const attempt of attempts) {
        await expect(withAuthority(foreign, hk, attempt)).rejects.toMatchObject({ code: '42501' })
      }
      await foreign.end()
      await keep(claimOf(`k5-foreign-${other}`))
    },
  )

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

describe('an answer that was kept', () => {
  it.each(['applications', 'evidence', 'reviews', 'certificates', 'exchange', 'workflows'] as const)(
    'cannot be changed or dropped by the role of %s, which could then have the effect twice',
    async (service) => {
      const own = createPool({ connectionString: cell.url(service), applicationName: 'idempotency test', max: 1 })
      for (const statement of [
        'update platform.idempotency_keys set status = 500',
        'update platform.idempotency_keys set response = null',
        'delete from platform.idempotency_keys',
      ]) {
        const run = withAuthority(own, hk, ({ client }) => client.query(statement))
        await expect(run, statement).rejects.toMatchObject({ code: '42501' })
      }
      await own.end()
    },
  )

  it.each(['applications', 'evidence', 'reviews', 'certificates', 'exchange'] as const)(
    'is not for %s to forget',
    async (service) => {
      const own = createPool({ connectionString: cell.url(service), applicationName: 'idempotency test', max: 1 })
      const run = withAuthority(own, hk, ({ client }) => client.query(forget, ['48 hours', 10]))
      await expect(run).rejects.toMatchObject({ code: '42501' })
      await own.end()
    },
  )

  const forget = 'select platform.forget_keys(clock_timestamp() - $1::interval, $2)::int as forgotten'

  it('is forgotten by nobody within 24 hours, and by the workflows of its own authority only afterwards', async () => {
    await keep(claimOf('k7'))
    const admin = createPool({ connectionString: cell.adminUrl, applicationName: 'idempotency test', max: 1 })
    await admin.query(`update platform.idempotency_keys set created_at = now() - interval '30 hours' where key = 'k7'`)
    await admin.end()
    const workflows = createPool({
      connectionString: cell.url('workflows'),
      applicationName: 'idempotency test',
      max: 1,
    })
    const forgetAs = (authority: 'hk' | 'mo', age: string) =>
      withAuthority(workflows, { authority, applicant: '*' }, async ({ client }) => {
        const { rows } = await client.query<{ forgotten: number }>(forget, [age, 10])
        return rows[0]?.forgotten
      })
    await expect(forgetAs('hk', '23 hours')).rejects.toMatchObject({ code: '42501' })
    expect(await forgetAs('mo', '29 hours')).toBe(0)
    expect(await forgetAs('hk', '31 hours')).toBe(0)
    expect(await claim(claimOf('k7'))).toMatchObject({ outcome: 'answered' })
    expect(await forgetAs('hk', '29 hours')).toBe(1)
    expect(await claim(claimOf('k7'))).toEqual({ outcome: 'fresh' })
    await workflows.end()
  })
})
