import type { Cell } from '#cell.ts'
import { STREAM_IS_BLOCKED } from '#deliveries.ts'
import { deliveryJob, type HintJob, sagaJob } from '#hint.ts'
import { run, type Statement } from '#statement.ts'

const BATCH_SIZE = 200

const dueWork: Statement = {
  name: 'workflows-due-work',
  text: `(select 'delivery' as kind, event_id::text as key, subscription as name, null as step, fence
            from workflows.deliveries later
           where authority = $1 and state = 'pending' and next_at <= clock_timestamp() and not ${STREAM_IS_BLOCKED}
           order by next_at
           limit $2)
         union all
         (select 'saga', saga_id, saga, step, fence
            from workflows.sagas
           where authority = $1 and status in ('running', 'waiting', 'undoing') and next_at <= clock_timestamp()
           order by next_at
           limit $2)`,
}

interface DueRow {
  readonly kind: 'delivery' | 'saga'
  readonly key: string
  readonly name: string
  readonly step: string | null
  readonly fence: number
}

/**
 * Gives hints again for all due work, the longest overdue first, and returns how many the queue accepted. The queue then has
 * again what it lost, even if it was wiped, and ignores hints that it still has. In this way timers fire, and the work of dead
 * workers continues.
 */
export async function reconcile(cell: Cell): Promise<number> {
  const { rows } = await run<DueRow>(cell, dueWork, [BATCH_SIZE])
  if (rows.length === 0) return 0
  return (await cell.offer(rows.map((row) => jobOf(cell, row)))) ? rows.length : 0
}

function jobOf({ authority }: Cell, { kind, key, name, step, fence }: DueRow): HintJob {
  if (kind === 'delivery') return deliveryJob(authority, { eventId: key, subscription: name }, fence)
  return sagaJob(authority, { saga: name, sagaId: key }, { step, fence })
}
