import type { Cell } from '#cell.ts'
import { STREAM_IS_BLOCKED } from '#deliveries.ts'
import { clockJob, deliveryJob, type HintJob, recountJob, sagaJob } from '#hint.ts'
import { STALE_CLOCKS } from '#run-recount.ts'
import { run, type Statement } from '#statement.ts'

const BATCH_SIZE = 200

const dueWork: Statement = {
  name: 'workflows-due-work',
  text: `(select 'delivery' as kind, event_id::text as key, subscription as name, null as step, fence, next_at as at
            from workflows.deliveries later
           where authority = $1 and state = 'pending' and next_at <= clock_timestamp() and not ${STREAM_IS_BLOCKED}
           order by next_at
           limit $2)
         union all
         (select 'saga', saga_id, saga, step, fence, next_at
            from workflows.sagas
           where authority = $1 and status in ('running', 'waiting', 'undoing') and next_at <= clock_timestamp()
           order by next_at
           limit $2)
         union all
         (select 'clock', case_id, stream, null, 0, notice_at
            from platform.clocks
           where $3 and authority = $1 and notice_at <= clock_timestamp()
           order by notice_at
           limit $2)
         union all
         (select 'recount', '', '', null, 0, clock_timestamp() where $4 and ${STALE_CLOCKS})`,
}

interface DueRow {
  readonly kind: 'delivery' | 'saga' | 'clock' | 'recount'
  readonly key: string
  readonly name: string
  readonly step: string | null
  readonly fence: number
  readonly at: string
}

/**
 * Step 6 of docs/flows/clocks.md, for clocks. Gives hints again for all due work, the longest overdue first, and returns how many the queue accepted. The queue then has
 * again what it lost, even if it was wiped, and ignores hints that it still has. In this way timers fire, and the work of dead
 * workers continues.
 */
export async function reconcile(cell: Cell): Promise<number> {
  const { rows } = await run<DueRow>(cell, dueWork, [
    BATCH_SIZE,
    cell.noticeClock !== undefined,
    cell.recountClocks !== undefined,
  ])
  if (rows.length === 0) return 0
  return (await cell.offer(rows.map((row) => jobOf(cell, row)))) ? rows.length : 0
}

function jobOf({ authority }: Cell, { kind, key, name, step, fence, at }: DueRow): HintJob {
  if (kind === 'recount') return recountJob(authority, false)
  if (kind === 'clock') return clockJob(authority, { stream: name, caseId: key }, at)
  if (kind === 'delivery') return deliveryJob(authority, { eventId: key, subscription: name }, fence)
  return sagaJob(authority, { saga: name, sagaId: key }, { step, fence })
}
