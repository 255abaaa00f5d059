import type { Cell } from '#cell.ts'
import { withDeadline } from '#deadline.ts'
import type { ClockRef } from '#hint.ts'
import { PermanentFailure } from '#permanent-failure.ts'
import { run, type Statement } from '#statement.ts'

const pointOf: Statement = {
  name: 'workflows-clock-point',
  text: `select notice_at as at from platform.clocks
          where authority = $1 and stream = $2 and case_id = $3 and notice_at <= clock_timestamp()`,
}

/**
 * Has the point noticed to which a clock has come. That it was noticed is stored with the clock, so a clock that is late is hinted at again
 * until it is. Who refuses it says that its case has gone on meanwhile.
 */
export async function runClock(cell: Cell, clock: ClockRef): Promise<void> {
  const { authority, noticeClock, timing, log } = cell
  const { rows } = await run<{ readonly at: string }>(cell, pointOf, [clock.stream, clock.caseId])
  const [point] = rows
  if (noticeClock === undefined || point === undefined) return
  const key = `clock.${clock.stream}.${clock.caseId}.${point.at}`
  try {
    await withDeadline(noticeClock(clock, key), timing.handlerDeadlineMs, `noticing the clock of ${clock.caseId}`)
  } catch (err) {
    if (!(err instanceof PermanentFailure)) log.warn({ authority, ...clock, err }, 'clock: will try again')
    else log.info({ authority, ...clock, reason: err.message }, 'clock: not noticed')
  }
}
