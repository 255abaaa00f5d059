import { expect, it } from 'vitest'
import { until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'

onEachQueue('answers kept for repetitions', (harness) => {
  /** Stores a kept answer of a service, dated this many hours ago. */
  async function keep(key: string, hoursAgo: number, service = 'applications', authority: string = harness.authority) {
    await harness.database.admin.query(
      `insert into platform.idempotency_keys (authority, service, caller, key, request_hash, status, response, created_at)
       values ($1, $2, 'applicant:a', $3, '', 201, '{"contact": {}}', now() - $4 * interval '1 hour')`,
      [authority, service, key, hoursAgo],
    )
  }

  async function kept(authority: string = harness.authority): Promise<string[]> {
    const { rows } = await harness.database.admin.query<{ key: string }>(
      'select key from platform.idempotency_keys where authority = $1 order by key',
      [authority],
    )
    return rows.map(({ key }) => key)
  }

  it('are forgotten after 48 hours, of every service of the authority and of no other authority', async () => {
    const other = `${harness.authority}-other`
    await keep('old', 49)
    await keep('old of another service', 49, 'reviews')
    await keep('young', 47)
    await keep('old of another authority', 49, 'applications', other)
    await harness.start({})
    await until('the old are gone', async () => (await kept()).length === 1)
    expect(await kept()).toEqual(['young'])
    expect(await kept(other)).toEqual(['old of another authority'])
  })

  it('are forgotten all, however many there are', async () => {
    await harness.database.admin.query(
      `insert into platform.idempotency_keys (authority, service, caller, key, request_hash, created_at)
       select $1, 'applications', 'applicant:a', n::text, '', now() - interval '3 days' from generate_series(1, 2500) n`,
      [harness.authority],
    )
    await harness.start({})
    await until('all are gone', async () => (await kept()).length === 0)
    expect(await kept()).toEqual([])
  })
})
