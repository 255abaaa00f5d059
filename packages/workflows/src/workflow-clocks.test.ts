import { expect, it } from 'vitest'
import { newAuthority, until } from '#cell.fixture.ts'
import { onEachQueue } from '#engine.fixture.ts'
import type { ClockRef } from '#hint.ts'
import { PermanentFailure } from '#permanent-failure.ts'

onEachQueue('clocks', (harness) => {
  /** Keeps a clock of which there is something to notice that many days from now. */
  async function keepClock(caseId: string, days: number, authority: string = harness.authority): Promise<void> {
    await harness.database.admin.query(
      `insert into platform.clocks (authority, stream, case_id, task, whose_move, since, term, calendar, stops, due_on, provisional,
         due_at, calendar_version)
       values ($1, 'application', $2, 'decide', 'decision-maker', now(), '{"workingDays":10}', 'own', '[]', current_date, false,
         now() + $3 * interval '1 day', 'HK')`,
      [authority, caseId, days],
    )
  }
  /** What the service does that keeps notices: the clock says that it was noticed. */
  const mark = ({ caseId }: ClockRef, authority: string = harness.authority) =>
    harness.database.admin.query(
      'update platform.clocks set escalated_at = now() where authority = $1 and case_id = $2',
      [authority, caseId],
    )
  /** Moves a clock to its point. */
  const move = (caseId: string) =>
    harness.database.admin.query(`update platform.clocks set due_at = now() where authority = $1 and case_id = $2`, [
      harness.authority,
      caseId,
    ])

  it('are noticed when they come to their point, once, and not before', async () => {
    const noticed: string[] = []
    await keepClock('app_late', -1)
    await keepClock('app_in_time', 1)
    await harness.start({
      noticeClock: async (clock, key) => {
        noticed.push(`${clock.stream} ${clock.caseId}`)
        expect(key).toMatch(/^clock\.application\.app_\w+\.\d{4}-/)
        await mark(clock)
      },
    })
    await until('the clocks to be noticed', () => noticed.length === 1)
    expect(noticed).toEqual(['application app_late'])
    await move('app_in_time')
    await until('the clocks to be noticed', () => noticed.length === 2)
    expect(noticed).toEqual(['application app_late', 'application app_in_time'])
  })

  it('are noticed after the service was away, under the same key', async () => {
    const keys: string[] = []
    await keepClock('app_late', -1)
    await harness.start({
      noticeClock: async (clock, key) => {
        keys.push(key)
        if (keys.length < 3) throw new Error('the service is away')
        await mark(clock)
      },
    })
    await until('the clocks to be noticed', () => keys.length === 3)
    expect(new Set(keys).size).toBe(1)
  })

  it('are noticed also when the queue was emptied', async () => {
    const noticed: string[] = []
    await harness.start({
      noticeClock: async (clock) => {
        noticed.push(clock.caseId)
        await mark(clock)
      },
    })
    await keepClock('app_late', -1)
    await harness.wipeQueue()
    await until('the clocks to be noticed', () => noticed.length >= 1)
    expect(noticed).toEqual(['app_late'])
  })

  it('of one authority are noticed while those of another cannot be, and one that is refused holds up none', async () => {
    const other = newAuthority()
    const noticed: string[] = []
    const refused: string[] = []
    await keepClock('app_refused', -3)
    await keepClock('app_late', -1)
    await keepClock('app_of_other', -2, other)
    await harness.start({
      authority: other,
      noticeClock: () => Promise.reject(new Error('this authority is down')),
    })
    await harness.start({
      noticeClock: async (clock) => {
        if (clock.caseId === 'app_refused') {
          refused.push(clock.caseId)
          throw new PermanentFailure('its case has gone on')
        }
        noticed.push(clock.caseId)
        await mark(clock)
      },
    })
    await until('the clocks to be noticed', () => noticed.length === 1 && refused.length > 0)
    expect(noticed).toEqual(['app_late'])
    expect(new Set(refused)).toEqual(new Set(['app_refused']))
  })

  it('are minded by no engine that is given nothing to do with them', async () => {
    await keepClock('app_late', -1)
    const workflows = await harness.start({})
    await workflows.idle()
    const { rows } = await harness.database.admin.query(
      'select escalated_at from platform.clocks where authority = $1',
      [harness.authority],
    )
    expect(rows).toEqual([{ escalated_at: null }])
  })
})
