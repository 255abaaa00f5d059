import { expect, it } from 'vitest'
import { newAuthority, until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'

onEachQueue('clocks that were counted by other days', (harness) => {
  /** Keeps open clocks of a calendar that were counted by a version of its days. */
  async function keepClocks(count: number, version: string, authority: string = harness.authority): Promise<void> {
    await harness.database.admin.query(
      `insert into platform.clocks (authority, stream, case_id, task, whose_move, since, term, calendar, stops, due_on, provisional,
         due_at, calendar_version)
       select $1, 'application', $2 || number, 'decide', 'decision-maker', now(), '{"workingDays":10}', 'own', '[]', current_date, false,
         now() + interval '9 days', $2 from generate_series(1, $3::int) number`,
      [authority, version, count],
    )
  }
  const countBy = (version: string, authority: string = harness.authority) =>
    harness.database.admin.query(
      `insert into platform.calendar_versions (authority, calendar, version) values ($1, 'own', $2)
       on conflict (authority, calendar) do update set version = excluded.version`,
      [authority, version],
    )
  /** What the service does: one batch of so many is counted by the days of now. */
  async function recount(rows: number, authority: string = harness.authority): Promise<{ more: boolean }> {
    const { rowCount } = await harness.database.admin.query(
      `update platform.clocks set calendar_version = 'HK.2' where authority = $1 and case_id in (
         select case_id from platform.clocks where authority = $1 and calendar_version <> 'HK.2' limit $2)`,
      [authority, rows],
    )
    return { more: rowCount === rows }
  }
  const left = async () => {
    const { rows } = await harness.database.admin.query<{ left: number }>(
      `select count(*)::int as left from platform.clocks where authority = $1 and calendar_version <> 'HK.2'`,
      [harness.authority],
    )
    return rows[0]?.left
  }

  it('are counted again batch by batch, each under a key of its own, whichever version is the older', async () => {
    const keys: string[] = []
    await keepClocks(4, 'HK.1')
    await keepClocks(3, 'HK.3')
    await countBy('HK.2')
    await harness.start({
      recountClocks: async (key) => {
        keys.push(key)
        return recount(3)
      },
    })
    await until('the clocks to be counted', async () => (await left()) === 0)
    expect(keys.length).toBe(3)
    expect(new Set(keys).size).toBe(3)
    for (const key of keys) expect(key).toMatch(/^recount\.\d{4}-.+\.[123]$/)
  })

  it('are counted by one job after the other where they are too many for one', async () => {
    let asked = 0
    await keepClocks(4, 'HK.1')
    await countBy('HK.2')
    await harness.start({
      timing: { recountMs: 0 },
      recountClocks: async () => {
        asked += 1
        return recount(1)
      },
    })
    await until('the clocks to be counted', async () => (await left()) === 0)
    expect(asked).toBeGreaterThanOrEqual(4)
  })

  it('are counted to the end after the service was away in the middle', async () => {
    let asked = 0
    await keepClocks(5, 'HK.1')
    await countBy('HK.2')
    await harness.start({
      recountClocks: async () => {
        asked += 1
        if (asked === 2) throw new Error('the service is away')
        return recount(2)
      },
    })
    await until('the clocks to be counted', async () => (await left()) === 0)
    expect(asked).toBe(4)
  })

  it('are counted by no engine that is given nothing to do with them', async () => {
    await keepClocks(1, 'HK.1')
    await countBy('HK.2')
    const workflows = await harness.start({})
    await workflows.idle()
    expect(await left()).toBe(1)
  })

  it('of one authority wait for no other, and clocks of now are not counted', async () => {
    const other = newAuthority()
    const counted: string[] = []
    for (const authority of [harness.authority, other]) {
      await keepClocks(1, 'HK.1', authority)
      await countBy('HK.2', authority)
    }
    const down = await harness.start({
      authority: other,
      recountClocks: () => Promise.reject(new Error('this authority is down')),
    })
    await harness.start({
      recountClocks: async () => {
        counted.push(harness.authority)
        return recount(2)
      },
    })
    await until('the clocks to be counted', async () => (await left()) === 0)
    await down.idle()
    expect(counted).toEqual([harness.authority])
  })
})
