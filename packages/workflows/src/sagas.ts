import type { Transaction } from '#authority-transaction.ts'
import type { SagaRef } from '#hint.ts'
import { instantSql } from '#instant-sql.ts'

/** Where a saga stands, as the worker that claimed it sees it. */
export type ClaimedSaga = {
  status: 'running' | 'undoing'
  round: number
  step: number
  fence: number
  attempt: number
  wakeCount: number
  data: unknown
  lastError: string | null
  now: string
}

type ClaimRow = {
  status: 'running' | 'undoing'
  round: number
  step: number
  fence: string
  attempts: number
  wake_count: string
  data: unknown
  last_error: string | null
  now: string
}

/** Adds a saga at its first step; false when there is one of this name and id. */
export async function insertSaga(tx: Transaction, authority: string, ref: SagaRef, data: unknown): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into workflows.sagas (authority, saga, saga_id, data) values ($1, $2, $3, $4::jsonb)
     on conflict do nothing`,
    [authority, ref.saga, ref.sagaId, JSON.stringify(data)],
  )
  return rowCount === 1
}

/** Takes a due saga for `leaseMs`, or answers null. Counts the attempt and raises the fence. */
export async function claimSaga(
  tx: Transaction,
  authority: string,
  ref: SagaRef,
  leaseMs: number,
): Promise<ClaimedSaga | null> {
  const { rows } = await tx.query<ClaimRow>(
    `update workflows.sagas
        set fence = fence + 1, attempts = attempts + 1,
            status = case status when 'waiting' then 'running' else status end,
            waiting_for = null,
            next_at = clock_timestamp() + $4 * interval '1 ms'
      where authority = $1 and saga = $2 and saga_id = $3
        and status in ('running', 'waiting', 'undoing') and next_at <= clock_timestamp()
      returning status, round, step, fence, attempts, wake_count, data, last_error, ${instantSql('clock_timestamp()')} as now`,
    [authority, ref.saga, ref.sagaId, leaseMs],
  )
  const row = rows[0]
  if (row === undefined) return null
  return {
    status: row.status,
    round: row.round,
    step: row.step,
    fence: Number(row.fence),
    attempt: row.attempts,
    wakeCount: Number(row.wake_count),
    data: row.data,
    lastError: row.last_error,
    now: row.now,
  }
}

/** Whether the lease of the claim `fence` could be made longer: false once another worker has claimed the saga. */
export async function renewSaga(
  tx: Transaction,
  authority: string,
  ref: SagaRef,
  fence: number,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update workflows.sagas set next_at = clock_timestamp() + $5 * interval '1 ms'
      where authority = $1 and saga = $2 and saga_id = $3 and fence = $4 and status in ('running', 'undoing')`,
    [authority, ref.saga, ref.sagaId, fence, leaseMs],
  )
  return rowCount === 1
}

/** What a run of a step (or of an undo) comes to. */
export type SagaMove =
  /** The step is finished: go to `step`, and end the saga there if it was the last. */
  | { to: 'running' | 'done'; step: number; patch: Record<string, unknown> }
  /** Wait for a wake, or for `until`; not if a wake has come since the claim. */
  | { to: 'waiting'; waitingFor: string; until: string | null }
  /** Undo the steps from `step` downwards. */
  | { to: 'undoing'; step: number; reason: string }
  /** Ended: all that can be undone is undone, or (`stuck`) an undo was refused at the present step. */
  | { to: 'failed' | 'stuck'; reason: string }
  /** The same again after `delayMs`. */
  | { to: 'again'; reason: string; delayMs: number }

/** A saga that could be claimed now, with its present step and fence. */
export type DueSaga = SagaRef & { step: number; fence: number }

type DueRow = { saga: string; saga_id: string; step: number; fence: string }

/**
 * Writes a move as compare-and-set on the step and the fence of the claim. `null`, and nothing written, when a later
 * claim has been made; otherwise whether the saga can go on at once.
 */
export async function moveSaga(
  tx: Transaction,
  authority: string,
  ref: SagaRef,
  claim: ClaimedSaga,
  move: SagaMove,
): Promise<{ step: number; isDue: boolean } | null> {
  const { set, values } = assignmentsOf(move, claim)
  const { rows } = await tx.query<{ step: number; is_due: boolean | null }>(
    `update workflows.sagas set ${set}
      where authority = $1 and saga = $2 and saga_id = $3 and step = $4 and fence = $5 and status in ('running', 'undoing')
      returning step, status in ('running', 'waiting', 'undoing') and next_at <= clock_timestamp() as is_due`,
    [authority, ref.saga, ref.sagaId, claim.step, claim.fence, ...values],
  )
  const row = rows[0]
  return row === undefined ? null : { step: row.step, isDue: row.is_due === true }
}

/** The SET clause of a move; its values are the parameters from $6 on. */
function assignmentsOf(move: SagaMove, claim: ClaimedSaga): { set: string; values: unknown[] } {
  switch (move.to) {
    case 'running':
      return {
        set: `step = $6, data = data || $7::jsonb, attempts = 0, last_error = null, next_at = clock_timestamp()`,
        values: [move.step, JSON.stringify(move.patch)],
      }
    case 'done':
      return {
        set: `step = $6, data = data || $7::jsonb, attempts = 0, last_error = null, next_at = null,
              status = 'done', finished_at = clock_timestamp()`,
        values: [move.step, JSON.stringify(move.patch)],
      }
    case 'waiting':
      return {
        // A wake that came while the step ran has raised wake_count: run the step again instead of waiting for ever.
        set: `status = case when wake_count = $6 then 'waiting' else 'running' end,
              waiting_for = case when wake_count = $6 then $7 end,
              next_at = case when wake_count = $6 then $8::timestamptz else clock_timestamp() end,
              attempts = 0, last_error = null`,
        values: [claim.wakeCount, move.waitingFor, move.until],
      }
    case 'undoing':
      return {
        set: `status = 'undoing', step = $6, last_error = $7, attempts = 0, next_at = clock_timestamp()`,
        values: [move.step, move.reason],
      }
    case 'failed':
    case 'stuck':
      return {
        set: `status = $6, last_error = $7, next_at = null, finished_at = clock_timestamp()`,
        values: [move.to, move.reason],
      }
    case 'again':
      return {
        set: `last_error = $6, next_at = clock_timestamp() + $7 * interval '1 ms'`,
        values: [move.reason, move.delayMs],
      }
  }
}

/** Wakes a saga; null when there is none, else where it stands and whether it can go on at once. */
export async function wakeWaitingSaga(
  tx: Transaction,
  authority: string,
  ref: SagaRef,
  patch: Record<string, unknown>,
): Promise<{ at: DueSaga; isDue: boolean } | null> {
  const { rows } = await tx.query<DueRow & { is_due: boolean }>(
    `update workflows.sagas
        set data = case when status in ('running', 'waiting') then data || $4::jsonb else data end,
            wake_count = wake_count + 1,
            waiting_for = null,
            next_at = case status when 'waiting' then clock_timestamp() else next_at end,
            status = case status when 'waiting' then 'running' else status end
      where authority = $1 and saga = $2 and saga_id = $3
      returning saga, saga_id, step, fence, coalesce(next_at <= clock_timestamp(), false) as is_due`,
    [authority, ref.saga, ref.sagaId, JSON.stringify(patch)],
  )
  const row = rows[0]
  return row === undefined ? null : { at: dueOf(row), isDue: row.is_due }
}

/** Up to `limit` sagas whose time has come, the longest overdue first. */
export async function dueSagas(tx: Transaction, authority: string, limit: number): Promise<DueSaga[]> {
  const { rows } = await tx.query<DueRow>(
    `select saga, saga_id, step, fence from workflows.sagas
      where authority = $1 and status in ('running', 'waiting', 'undoing') and next_at <= clock_timestamp()
      order by next_at
      limit $2`,
    [authority, limit],
  )
  return rows.map(dueOf)
}

function dueOf(row: DueRow): DueSaga {
  return { saga: row.saga, sagaId: row.saga_id, step: row.step, fence: Number(row.fence) }
}
