import { expect, it } from 'vitest'
import { until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'

onEachQueue('audit lines that wait', (harness) => {
  async function writeLines(authority: string, lines: number): Promise<void> {
    await harness.database.admin.query(
      `with written as (
         insert into audit.lines (authority, line, recorded_at) select $1, n::text, now() from generate_series(1, $2) n
         returning authority, line_id)
       insert into audit.waiting table written`,
      [authority, lines],
    )
  }

  async function count(table: 'waiting' | 'entries', authority: string): Promise<number> {
    const { rows } = await harness.database.admin.query<{ n: number }>(
      `select count(*)::int as n from audit.${table} where authority = $1`,
      [authority],
    )
    return rows[0]?.n ?? -1
  }

  it('get their places, however many there are, and those of another authority do not', async () => {
    const other = `${harness.authority}-other`
    await writeLines(harness.authority, 2_500)
    await writeLines(other, 1)
    await harness.start({})
    await until('no line waits', async () => (await count('waiting', harness.authority)) === 0)
    expect(await count('entries', harness.authority)).toBe(2_500)
    expect([await count('waiting', other), await count('entries', other)]).toEqual([1, 0])
  })

  it('get one place each from two engines at once, and lines written meanwhile get theirs', async () => {
    await harness.start({})
    await harness.start({})
    for (let round = 1; round <= 5; round += 1) {
      await writeLines(harness.authority, 50)
      await until('no line waits', async () => (await count('waiting', harness.authority)) === 0)
      expect(await count('entries', harness.authority)).toBe(round * 50)
    }
  })
})
