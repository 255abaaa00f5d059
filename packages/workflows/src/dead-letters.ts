import { z } from 'zod'
import { inAuthority, type Transaction } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'
import { deliveryJob, type HintJob, sagaJob } from '#hint.ts'
import { instantSql } from '#instant-sql.ts'

/** Work that was given up. `id` is what {@link retryDeadLetter} takes; `subject` is what the work was about. */
export type DeadLetter = {
  id: string
  kind: 'delivery' | 'saga' | 'job'
  subject: string
  reason: string
  attempts: number
  /** RFC 3339 in UTC. */
  diedAt: string
}

const LISTED_MAX = 500

type DeadRow = {
  kind: DeadLetter['kind']
  name: string
  key: string
  subject: string
  reason: string
  attempts: number
  died_at: string
}

/**
 * The given-up deliveries, the failed and stuck sagas, and the queue jobs that were not hints: the newest first, at most 500.
 * Jobs are listed for information and cannot be retried: whatever work they meant stands, if anywhere, in the other two.
 */
export function listDeadLetters(cell: Cell): Promise<DeadLetter[]> {
  return inAuthority(cell.pool, cell.authority, async (tx) => {
    const { rows } = await tx.query<DeadRow>(
      `select 'delivery' as kind, subscription as name, event_id::text as key, stream || ' ' || stream_id as subject,
              last_error as reason, attempts, ${instantSql('finished_at')} as died_at
         from workflows.deliveries where authority = $1 and state = 'dead'
       union all
       select 'saga', saga, saga_id, saga || ' ' || saga_id, last_error, attempts, ${instantSql('finished_at')}
         from workflows.sagas where authority = $1 and status in ('failed', 'stuck')
       union all
       select 'job', 'job', job_id, job_id, reason, times, ${instantSql('rejected_at')}
         from workflows.rejected_jobs where authority = $1
       order by died_at desc
       limit $2`,
      [cell.authority, LISTED_MAX],
    )
    return rows.map(({ kind, name, key, subject, reason, attempts, died_at }) => {
      return { id: `${kind}.${name}.${key}`, kind, subject, reason, attempts, diedAt: died_at }
    })
  })
}

const eventId = z.uuid()

/**
 * Puts given-up work back: a delivery starts its attempts anew with the same key; a failed saga begins anew at its first
 * step with the data it had and with new keys; a stuck one repeats the undo that was refused. `false` when no dead letter
 * has this id.
 */
export async function retryDeadLetter(cell: Cell, id: string): Promise<boolean> {
  const [, kind, name = '', key = ''] = /^(delivery|saga)\.([^.]+)\.(.+)$/s.exec(id) ?? []
  if (kind === undefined) return false
  const job = await inAuthority(cell.pool, cell.authority, async (tx) => {
    if (kind === 'saga') return reviveSaga(tx, cell.authority, name, key)
    return eventId.safeParse(key).success ? reviveDelivery(tx, cell.authority, name, key) : null
  })
  if (job === null) return false
  await cell.offer([job])
  return true
}

async function reviveDelivery(tx: Transaction, authority: string, name: string, key: string): Promise<HintJob | null> {
  const { rows } = await tx.query<{ fence: string }>(
    `update workflows.deliveries
        set state = 'pending', attempts = 0, unended = 0, next_at = clock_timestamp(), finished_at = null
      where authority = $1 and subscription = $2 and event_id = $3 and state = 'dead'
      returning fence`,
    [authority, name, key],
  )
  const row = rows[0]
  if (row === undefined) return null
  return deliveryJob(authority, { eventId: key, subscription: name }, Number(row.fence))
}

async function reviveSaga(tx: Transaction, authority: string, name: string, key: string): Promise<HintJob | null> {
  const { rows } = await tx.query<{ step: number; fence: string }>(
    `update workflows.sagas
        set round = case status when 'failed' then round + 1 else round end,
            step = case status when 'failed' then 0 else step end,
            last_error = case status when 'failed' then null else last_error end,
            status = case status when 'failed' then 'running' else 'undoing' end,
            attempts = 0, next_at = clock_timestamp(), finished_at = null
      where authority = $1 and saga = $2 and saga_id = $3 and status in ('failed', 'stuck')
      returning step, fence`,
    [authority, name, key],
  )
  const row = rows[0]
  if (row === undefined) return null
  return sagaJob(authority, { saga: name, sagaId: key }, { step: row.step, fence: Number(row.fence) })
}
