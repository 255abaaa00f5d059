import { inAuthority } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'
import { instantSql } from '#instant-sql.ts'

/** Work that keeps failing for a reason which may pass, and is still repeated. */
export type StuckWork = {
  id: string
  kind: 'delivery' | 'saga'
  subject: string
  /** Of the last failure. */
  reason: string
  attempts: number
  /** When it is tried again, RFC 3339 in UTC. */
  nextAttemptAt: string
}

const LISTED_MAX = 500

type StuckRow = {
  kind: StuckWork['kind']
  name: string
  key: string
  subject: string
  reason: string
  attempts: number
  next_attempt_at: string
}

/** The deliveries and sagas with at least `stuckAfterAttempts` failures in a row: the most often tried first, at most 500. */
export function listStuckWork(cell: Cell): Promise<StuckWork[]> {
  return inAuthority(cell.pool, cell.authority, async (tx) => {
    const { rows } = await tx.query<StuckRow>(
      `select 'delivery' as kind, subscription as name, event_id::text as key, stream || ' ' || stream_id as subject,
              last_error as reason, attempts, ${instantSql('next_at')} as next_attempt_at
         from workflows.deliveries
        where authority = $1 and state = 'pending' and attempts >= $2 and last_error is not null
       union all
       select 'saga', saga, saga_id, saga || ' ' || saga_id, last_error, attempts, ${instantSql('next_at')}
         from workflows.sagas
        where authority = $1 and status in ('running', 'undoing') and attempts >= $2 and last_error is not null
       order by attempts desc, key
       limit $3`,
      [cell.authority, cell.timing.stuckAfterAttempts, LISTED_MAX],
    )
    return rows.map(({ kind, name, key, subject, reason, attempts, next_attempt_at }) => {
      return { id: `${kind}.${name}.${key}`, kind, subject, reason, attempts, nextAttemptAt: next_attempt_at }
    })
  })
}
