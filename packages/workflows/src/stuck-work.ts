import type { Cell } from '#cell.ts'
import { run, type Statement } from '#statement.ts'

/** Work that keeps failing for a reason that may pass. It is still repeated. */
export interface StuckWork {
  readonly id: string
  readonly kind: 'delivery' | 'saga'
  readonly subject: string
  /** The reason of the last failure. */
  readonly reason: string
  readonly attempts: number
  /** When the work is repeated, RFC 3339 in UTC. */
  readonly nextAttemptAt: string
}

const LISTED_MAX = 500

const list: Statement = {
  name: 'workflows-list-stuck-work',
  text: `select 'delivery.' || subscription || '.' || event_id as id, 'delivery' as kind, stream || ' ' || stream_id as subject,
                last_error as reason, attempts, next_at as "nextAttemptAt"
           from workflows.deliveries
          where authority = $1 and state = 'pending' and attempts >= $2 and last_error is not null
         union all
         select 'saga.' || saga || '.' || saga_id, 'saga', saga || ' ' || saga_id, last_error, attempts, next_at
           from workflows.sagas
          where authority = $1 and status in ('running', 'undoing') and attempts >= $2 and last_error is not null
         order by attempts desc, id
         limit $3`,
}

/** Lists deliveries and sagas with at least `stuckAfterAttempts` failures in a row: the most attempts first, at most 500. */
export async function listStuckWork(cell: Cell): Promise<StuckWork[]> {
  return (await run<StuckWork>(cell, list, [cell.timing.stuckAfterAttempts, LISTED_MAX])).rows
}
