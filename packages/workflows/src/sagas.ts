import type { Cell } from '#cell.ts'
import type { SagaPlace, SagaRef } from '#hint.ts'
import type { Saga } from '#saga.ts'
import { run, type Statement } from '#statement.ts'

/** A saga, as the worker that claimed it reads it. */
export interface ClaimedSaga {
  readonly status: 'running' | 'undoing'
  readonly round: number
  readonly step: string
  /** The finished steps that can be undone, in the order in which they finished; while undoing, those before `step`. */
  readonly toUndo: readonly string[]
  readonly fence: number
  readonly attempt: number
  readonly wakeCount: number
  readonly data: unknown
  readonly lastError: string | null
  readonly now: string
}

const insert: Statement = {
  name: 'workflows-insert-saga',
  text: `insert into workflows.sagas (authority, saga, saga_id, step, data) values ($1, $2, $3, $4, $5::jsonb)
         on conflict do nothing`,
}

/** Adds a saga at its first step; false when a saga with this name and id exists. */
export async function insertSaga(cell: Cell, saga: Saga, sagaId: string, data: unknown): Promise<boolean> {
  const { rowCount } = await run(cell, insert, [saga.name, sagaId, saga.steps[0].name, JSON.stringify(data)])
  return rowCount === 1
}

const claim: Statement = {
  name: 'workflows-claim-saga',
  text: `update workflows.sagas
            set fence = fence + 1, attempts = attempts + 1,
                status = case status when 'waiting' then 'running' else status end,
                waiting_for = null,
                next_at = clock_timestamp() + $4 * interval '1 ms'
          where authority = $1 and saga = $2 and saga_id = $3
            and status in ('running', 'waiting', 'undoing') and next_at <= clock_timestamp()
         returning status, round, step, to_undo as "toUndo", fence, attempts as attempt, wake_count as "wakeCount", data,
                   last_error as "lastError", clock_timestamp() as now`,
}

/** Claims a due saga for `leaseMs`; null when it is not due. Counts the attempt and raises the fence. */
export async function claimSaga(cell: Cell, ref: SagaRef, leaseMs: number): Promise<ClaimedSaga | null> {
  const { rows } = await run<ClaimedSaga>(cell, claim, [ref.saga, ref.sagaId, leaseMs])
  return rows[0] ?? null
}

const renew: Statement = {
  name: 'workflows-renew-saga',
  text: `update workflows.sagas set next_at = clock_timestamp() + $5 * interval '1 ms'
          where authority = $1 and saga = $2 and saga_id = $3 and fence = $4 and status in ('running', 'undoing')`,
}

/** Extends the lease of the claim `fence`. False when another worker has claimed the saga since. */
export async function renewSaga(cell: Cell, ref: SagaRef, fence: number, leaseMs: number): Promise<boolean> {
  const { rowCount } = await run(cell, renew, [ref.saga, ref.sagaId, fence, leaseMs])
  return rowCount === 1
}

/** The statuses of a saga. */
export const sagaStatuses = [
  'running',
  'waiting',
  'undoing',
  'done',
  'failed',
  'stuck',
] as const satisfies readonly SagaMove['to'][]

/** The result of a run of a step (or of an undo). */
export type SagaMove =
  /** The step is finished: continue at `step`. */
  | {
      readonly to: 'running'
      readonly step: string
      readonly toUndo: readonly string[]
      readonly patch: Readonly<Record<string, unknown>>
    }
  /** The last step is finished. */
  | { readonly to: 'done'; readonly patch: Readonly<Record<string, unknown>> }
  /** Wait for a wake or until `until`. If a wake has come since the claim, the step runs again at once. */
  | { readonly to: 'waiting'; readonly waitingFor: string; readonly until: string | null }
  /** Undo `step`, then the steps of `toUndo` from the last to the first. */
  | { readonly to: 'undoing'; readonly step: string; readonly toUndo: readonly string[]; readonly reason: string }
  /** Everything that can be undone has been undone. */
  | { readonly to: 'failed'; readonly reason: string }
  /** The undo of the current step was refused. */
  | { readonly to: 'stuck'; readonly reason: string }
  /** Repeat the same step or undo after `delayMs`. */
  | { readonly to: 'again'; readonly reason: string; readonly delayMs: number }

/**
 * Records a move with compare-and-set on the step and the fence of the claim. Null when there is a later claim; nothing is then
 * recorded. Otherwise the saga's place, and whether it can continue at once.
 */
export async function moveSaga(
  cell: Cell,
  ref: SagaRef,
  at: ClaimedSaga,
  move: SagaMove,
): Promise<(SagaPlace & { readonly isDue: boolean }) | null> {
  const values = [ref.saga, ref.sagaId, at.step, at.fence, ...valuesOf(move, at)]
  const { rows } = await run<SagaPlace & { readonly isDue: boolean }>(cell, moves[move.to], values)
  return rows[0] ?? null
}

/** The SET clause of each move. Its values are the parameters from $6 on, in the order of `valuesOf`. */
const moves: Readonly<Record<SagaMove['to'], Statement>> = {
  running: moveBy(
    'running',
    `step = $6, to_undo = $7, data = data || $8::jsonb, attempts = 0, last_error = null, next_at = clock_timestamp()`,
  ),
  done: moveBy(
    'done',
    `status = 'done', step = null, data = data || $6::jsonb, attempts = 0, last_error = null, next_at = null,
     finished_at = clock_timestamp()`,
  ),
  // A wake during the step has raised wake_count. Run the step again, since another wake may never come.
  waiting: moveBy(
    'waiting',
    `status = case when wake_count = $6 then 'waiting' else 'running' end,
     waiting_for = case when wake_count = $6 then $7 end,
     next_at = case when wake_count = $6 then $8::timestamptz else clock_timestamp() end,
     attempts = 0, last_error = null`,
  ),
  undoing: moveBy(
    'undoing',
    `status = 'undoing', step = $6, to_undo = $7, last_error = $8, attempts = 0, next_at = clock_timestamp()`,
  ),
  failed: moveBy(
    'failed',
    `status = 'failed', step = null, to_undo = '{}', last_error = $6, next_at = null, finished_at = clock_timestamp()`,
  ),
  stuck: moveBy('stuck', `status = 'stuck', last_error = $6, next_at = null, finished_at = clock_timestamp()`),
  again: moveBy('again', `last_error = $6, next_at = clock_timestamp() + $7 * interval '1 ms'`),
}

function moveBy(to: SagaMove['to'], set: string): Statement {
  return {
    name: `workflows-move-saga-${to}`,
    text: `update workflows.sagas set ${set}
            where authority = $1 and saga = $2 and saga_id = $3 and step = $4 and fence = $5
              and status in ('running', 'undoing')
           returning step, fence,
                     coalesce(status in ('running', 'waiting', 'undoing') and next_at <= clock_timestamp(), false) as "isDue"`,
  }
}

function valuesOf(move: SagaMove, at: ClaimedSaga): readonly unknown[] {
  switch (move.to) {
    case 'running':
      return [move.step, move.toUndo, JSON.stringify(move.patch)]
    case 'done':
      return [JSON.stringify(move.patch)]
    case 'waiting':
      return [at.wakeCount, move.waitingFor, move.until]
    case 'undoing':
      return [move.step, move.toUndo, move.reason]
    case 'failed':
    case 'stuck':
      return [move.reason]
    case 'again':
      return [move.reason, move.delayMs]
  }
}

const wake: Statement = {
  name: 'workflows-wake-saga',
  text: `update workflows.sagas
            set data = case when status in ('running', 'waiting') then data || $4::jsonb else data end,
                wake_count = wake_count + 1,
                waiting_for = null,
                next_at = case status when 'waiting' then clock_timestamp() else next_at end,
                status = case status when 'waiting' then 'running' else status end
          where authority = $1 and saga = $2 and saga_id = $3
         returning step, fence, coalesce(next_at <= clock_timestamp(), false) as "isDue"`,
}

/** Wakes a saga. Returns its place and whether it can continue at once; null when there is no such saga. */
export async function wakeWaitingSaga(
  cell: Cell,
  ref: SagaRef,
  patch: Readonly<Record<string, unknown>>,
): Promise<(SagaPlace & { readonly isDue: boolean }) | null> {
  const values = [ref.saga, ref.sagaId, JSON.stringify(patch)]
  const { rows } = await run<SagaPlace & { readonly isDue: boolean }>(cell, wake, values)
  return rows[0] ?? null
}

const wakeAstray: Statement = {
  name: 'workflows-wake-astray-sagas',
  text: `update workflows.sagas
            set status = 'running', waiting_for = null, wake_count = wake_count + 1, next_at = clock_timestamp()
          where authority = $1 and status = 'waiting'
            and not exists (select from unnest($2::text[], $3::text[]) as defined (saga, step)
                             where defined.saga = sagas.saga and defined.step = sagas.step)`,
}

/**
 * Wakes the sagas that wait at a step that is no longer defined. They cannot continue, so they are repeated and listed as
 * stuck; otherwise nobody would notice that they wait.
 */
export async function wakeSagasAstray(cell: Cell): Promise<void> {
  const defined = [...cell.sagas.values()].flatMap(({ name, steps }) => steps.map((step) => [name, step.name] as const))
  await run(cell, wakeAstray, [defined.map(([saga]) => saga), defined.map(([, step]) => step)])
}
