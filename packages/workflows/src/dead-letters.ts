import { z } from 'zod'
import type { Cell } from '#cell.ts'
import { deliveryJob, type HintJob, sagaJob, type SagaPlace } from '#hint.ts'
import { run, type Statement } from '#statement.ts'

/** Work that was given up. */
export interface DeadLetter {
  /** The argument of {@link retryDeadLetter}. */
  readonly id: string
  readonly kind: 'delivery' | 'saga' | 'job'
  /** The event or saga of the work. */
  readonly subject: string
  readonly reason: string
  readonly attempts: number
  /** RFC 3339 in UTC. */
  readonly diedAt: string
}

const LISTED_MAX = 500

const list: Statement = {
  name: 'workflows-list-dead-letters',
  text: `select 'delivery.' || subscription || '.' || event_id as id, 'delivery' as kind, stream || ' ' || stream_id as subject,
                last_error as reason, attempts, finished_at as "diedAt"
           from workflows.deliveries where authority = $1 and state = 'dead'
         union all
         select 'saga.' || saga || '.' || saga_id, 'saga', saga || ' ' || saga_id, last_error, attempts, finished_at
           from workflows.sagas where authority = $1 and status in ('failed', 'stuck')
         union all
         select 'job.job.' || job_id, 'job', job_id, reason, times, rejected_at
           from workflows.rejected_jobs where authority = $1
         order by "diedAt" desc
         limit $2`,
}

/**
 * Lists deliveries that were given up, failed and stuck sagas, and queue jobs that were not hints: the newest first, at most
 * 500. Jobs are listed for information and cannot be retried. Any work behind them is a delivery or saga.
 */
export async function listDeadLetters(cell: Cell): Promise<DeadLetter[]> {
  return (await run<DeadLetter>(cell, list, [LISTED_MAX])).rows
}

const eventId = z.uuid()

/**
 * Repeats work that was given up. A delivery starts its attempts again with the same key. A failed saga starts again at its
 * first step, with its data and with new keys. A stuck saga repeats the undo that was refused. `false` when no dead letter has
 * this id, or when a failed saga is no longer defined.
 */
export async function retryDeadLetter(cell: Cell, id: string): Promise<boolean> {
  const [, kind, name = '', key = ''] = /^(delivery|saga)\.([^.]+)\.(.+)$/s.exec(id) ?? []
  const job = kind === 'saga' ? await reviveSaga(cell, name, key) : await reviveDelivery(cell, name, key)
  if (job === null) return false
  await cell.offer([job])
  return true
}

const reviveOneDelivery: Statement = {
  name: 'workflows-revive-delivery',
  text: `update workflows.deliveries
            set state = 'pending', attempts = 0, unended = 0, next_at = clock_timestamp(), finished_at = null
          where authority = $1 and subscription = $2 and event_id = $3 and state = 'dead'
         returning fence`,
}

async function reviveDelivery(cell: Cell, name: string, key: string): Promise<HintJob | null> {
  if (!eventId.safeParse(key).success) return null
  const { rows } = await run<{ readonly fence: number }>(cell, reviveOneDelivery, [name, key])
  const row = rows[0]
  return row === undefined ? null : deliveryJob(cell.authority, { eventId: key, subscription: name }, row.fence)
}

const reviveOneSaga: Statement = {
  name: 'workflows-revive-saga',
  text: `update workflows.sagas
            set round = case status when 'failed' then round + 1 else round end,
                step = case status when 'failed' then $4 else step end,
                last_error = case status when 'failed' then null else last_error end,
                status = case status when 'failed' then 'running' else 'undoing' end,
                attempts = 0, next_at = clock_timestamp(), finished_at = null
          where authority = $1 and saga = $2 and saga_id = $3
            and (status = 'stuck' or status = 'failed' and $4::text is not null)
         returning step, fence`,
}

async function reviveSaga(cell: Cell, saga: string, sagaId: string): Promise<HintJob | null> {
  const first = cell.sagas.get(saga)?.steps[0].name ?? null
  const { rows } = await run<SagaPlace>(cell, reviveOneSaga, [saga, sagaId, first])
  const row = rows[0]
  return row === undefined ? null : sagaJob(cell.authority, { saga, sagaId }, row)
}
