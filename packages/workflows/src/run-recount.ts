import type { Cell } from '#cell.ts'
import { withDeadline } from '#deadline.ts'
import { recountJob } from '#hint.ts'
import { run, type Statement } from '#statement.ts'

/** Whether clocks of an authority ($1) were counted by other days than those of now: two looks into one index for each calendar. */
export const STALE_CLOCKS = `exists (
  select from platform.calendar_versions counted
   where counted.authority = $1 and (
     exists (select from platform.clocks where authority = counted.authority and calendar = counted.calendar
       and calendar_version < counted.version and task is not null)
     or exists (select from platform.clocks where authority = counted.authority and calendar = counted.calendar
       and calendar_version > counted.version and task is not null)))`

const staleNow: Statement = {
  name: 'workflows-stale-clocks',
  text: `select clock_timestamp() as at where ${STALE_CLOCKS}`,
}

/**
 * Step 10 of docs/flows/clocks.md. Has clocks counted again, batch by batch. What is left to count is in the rows of the clocks, so a job that ends in
 * the middle loses nothing: the reconciler hints again as long as there are any.
 */
export async function runRecount(cell: Cell, again: boolean): Promise<void> {
  const { authority, recountClocks, timing, log } = cell
  const { rows } = await run<{ readonly at: string }>(cell, staleNow, [])
  const [stale] = rows
  if (recountClocks === undefined || stale === undefined) return
  const endsAt = Date.now() + timing.recountMs
  try {
    let batch = 0
    let more = true
    do {
      batch += 1
      const counting = recountClocks(`recount.${stale.at}.${batch}`)
      more = (await withDeadline(counting, timing.handlerDeadlineMs, 'counting clocks again')).more
    } while (more && Date.now() < endsAt)
    if (more) await cell.offer([recountJob(authority, !again)])
  } catch (err) {
    log.warn({ authority, err }, 'clocks: will be counted again later')
  }
}
