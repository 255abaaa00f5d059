import type { Cell } from '#cell.ts'
import type { DeliveryRef } from '#hint.ts'
import { run, type Statement } from '#statement.ts'
import type { RecordedEvent } from '#subscription.ts'

/**
 * A delivery that this worker may now attempt. `unended` counts the attempts in a row that have no recorded end, including this
 * one; `event` is null when the event is not stored.
 */
export interface ClaimedDelivery {
  readonly fence: number
  readonly attempt: number
  readonly unended: number
  readonly event: RecordedEvent | null
}

/** True for a delivery `later` while an `earlier` one of the same subscription and stream is not done. */
export const STREAM_IS_BLOCKED = `exists (
  select 1 from workflows.deliveries earlier
   where earlier.authority = later.authority and earlier.subscription = later.subscription
     and earlier.stream = later.stream and earlier.stream_id = later.stream_id
     and earlier.seq < later.seq and earlier.state <> 'done')`

interface ClaimRow {
  readonly fence: number
  readonly attempts: number
  readonly unended: number
  readonly id: string | null
  readonly stream: string
  readonly stream_id: string
  readonly version: number
  readonly type: string
  readonly payload: unknown
  readonly occurred_at: string
}

const claim: Statement = {
  name: 'workflows-claim-delivery',
  text: `with claimed as (
           update workflows.deliveries later
              set fence = fence + 1, attempts = attempts + 1, unended = unended + 1,
                  next_at = clock_timestamp() + $4 * interval '1 ms'
            where authority = $1 and event_id = $2 and subscription = $3
              and state = 'pending' and next_at <= clock_timestamp() and not ${STREAM_IS_BLOCKED}
           returning event_id, fence, attempts, unended)
         select claimed.fence, claimed.attempts, claimed.unended, event.id, event.stream, event.stream_id, event.version,
                event.type, event.payload, event.occurred_at
           from claimed left join platform.events event on event.authority = $1 and event.id = claimed.event_id`,
}

/**
 * Claims a due delivery for `leaseMs`. Counts the attempt and raises the fence. Null when the delivery is not due, not pending,
 * leased to another worker, or held back by an earlier one of its stream.
 */
export async function claimDelivery(cell: Cell, ref: DeliveryRef, leaseMs: number): Promise<ClaimedDelivery | null> {
  const { rows } = await run<ClaimRow>(cell, claim, [ref.eventId, ref.subscription, leaseMs])
  const row = rows[0]
  if (row === undefined) return null
  return { fence: row.fence, attempt: row.attempts, unended: row.unended, event: eventOf(cell.authority, row) }
}

function eventOf(authority: string, row: ClaimRow): RecordedEvent | null {
  if (row.id === null) return null
  return {
    id: row.id,
    authority,
    stream: row.stream,
    streamId: row.stream_id,
    streamVersion: row.version,
    type: row.type,
    payload: row.payload,
    occurredAt: row.occurred_at,
  }
}

const renew: Statement = {
  name: 'workflows-renew-delivery',
  text: `update workflows.deliveries set next_at = clock_timestamp() + $5 * interval '1 ms'
          where authority = $1 and event_id = $2 and subscription = $3 and fence = $4 and state = 'pending'`,
}

/** Extends the lease of the claim `fence`. False when another worker has claimed the delivery since. */
export async function renewDelivery(cell: Cell, ref: DeliveryRef, fence: number, leaseMs: number): Promise<boolean> {
  const { rowCount } = await run(cell, renew, [ref.eventId, ref.subscription, fence, leaseMs])
  return rowCount === 1
}

/** The states of a delivery. A dead delivery is a dead letter until an operator retries it. */
export const deliveryStates = ['pending', 'done', 'dead'] as const satisfies readonly DeliveryEnd['state'][]

/** How an attempt ended: done, given up, or to be repeated after `delayMs`. */
export type DeliveryEnd =
  | { readonly state: 'done' }
  | { readonly state: 'dead'; readonly reason: string }
  | { readonly state: 'pending'; readonly reason: string; readonly delayMs: number }

const end: Statement = {
  name: 'workflows-end-delivery',
  text: `update workflows.deliveries
            set state = $5, unended = 0, last_error = coalesce($6, last_error),
                next_at = clock_timestamp() + $7 * interval '1 ms',
                finished_at = case when $5 = 'pending' then null else clock_timestamp() end
          where authority = $1 and event_id = $2 and subscription = $3 and fence = $4 and state = 'pending'`,
}

/** Records the end of the attempt `fence`. False when a later attempt has begun; nothing is then recorded. */
export async function endDeliveryAttempt(
  cell: Cell,
  ref: DeliveryRef,
  fence: number,
  ending: DeliveryEnd,
): Promise<boolean> {
  const reason = ending.state === 'done' ? null : ending.reason
  const delayMs = ending.state === 'pending' ? ending.delayMs : 0
  const values = [ref.eventId, ref.subscription, fence, ending.state, reason, delayMs]
  return (await run(cell, end, values)).rowCount === 1
}

/** A delivery that could be claimed now, with its current fence. */
export interface DueDelivery extends DeliveryRef {
  readonly fence: number
}

const next: Statement = {
  name: 'workflows-next-delivery',
  text: `select later.event_id as "eventId", later.subscription, later.fence
           from workflows.deliveries finished
           join workflows.deliveries later using (authority, subscription, stream, stream_id)
          where finished.authority = $1 and finished.event_id = $2 and finished.subscription = $3
            and later.seq > finished.seq and later.state = 'pending'
          order by later.seq
          limit 1`,
}

/**
 * Returns the pending delivery after a finished one in its stream. Call it after the end is committed: a delivery that is
 * relayed in between is then either returned here or no longer held back.
 */
export async function nextInStream(cell: Cell, ref: DeliveryRef): Promise<DueDelivery | null> {
  const { rows } = await run<DueDelivery>(cell, next, [ref.eventId, ref.subscription])
  return rows[0] ?? null
}
