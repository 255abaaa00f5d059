import type { Transaction } from '#authority-transaction.ts'
import type { DeliveryRef } from '#hint.ts'
import { instantSql } from '#instant-sql.ts'
import type { OutboxEvent } from '#subscription.ts'

/**
 * A delivery that this worker may now attempt. `unended` counts the attempts in a row whose end nobody has written, this one
 * included; `event` is null when the outbox no longer has it.
 */
export type ClaimedDelivery = { fence: number; attempt: number; unended: number; event: OutboxEvent | null }

/** `later` is one of two deliveries of the same subscription and stream, and `earlier` is not done. */
const STREAM_IS_BLOCKED = `exists (
  select 1 from workflows.deliveries earlier
   where earlier.authority = later.authority and earlier.subscription = later.subscription
     and earlier.stream = later.stream and earlier.stream_id = later.stream_id
     and earlier.seq < later.seq and earlier.state <> 'done')`

type ClaimRow = {
  fence: string
  attempts: number
  unended: number
  id: string | null
  stream: string
  stream_id: string
  stream_version: number
  type: string
  payload: unknown
  occurred_at: string
}

/**
 * Takes a due delivery for `leaseMs`, or answers null when it is not due, not pending, leased to another, or held back by
 * an earlier one of its stream. Counts the attempt and raises the fence.
 */
export async function claimDelivery(
  tx: Transaction,
  authority: string,
  ref: DeliveryRef,
  leaseMs: number,
): Promise<ClaimedDelivery | null> {
  const { rows } = await tx.query<ClaimRow>(
    `with claimed as (
       update workflows.deliveries later
          set fence = fence + 1, attempts = attempts + 1, unended = unended + 1,
              next_at = clock_timestamp() + $4 * interval '1 ms'
        where authority = $1 and event_id = $2 and subscription = $3
          and state = 'pending' and next_at <= clock_timestamp() and not ${STREAM_IS_BLOCKED}
       returning event_id, fence, attempts, unended)
     select c.fence, c.attempts, c.unended, e.id, e.stream, e.stream_id, e.stream_version, e.type, e.payload,
            ${instantSql('e.occurred_at')} as occurred_at
       from claimed c left join platform.outbox e on e.authority = $1 and e.id = c.event_id`,
    [authority, ref.eventId, ref.subscription, leaseMs],
  )
  const row = rows[0]
  if (row === undefined) return null
  return { fence: Number(row.fence), attempt: row.attempts, unended: row.unended, event: eventOf(authority, row) }
}

function eventOf(authority: string, row: ClaimRow): OutboxEvent | null {
  if (row.id === null) return null
  return {
    id: row.id,
    authority,
    stream: row.stream,
    streamId: row.stream_id,
    streamVersion: row.stream_version,
    type: row.type,
    payload: row.payload,
    occurredAt: row.occurred_at,
  }
}

/** Whether the lease of the claim `fence` could be made longer: false once another worker has claimed the delivery. */
export async function renewDelivery(
  tx: Transaction,
  authority: string,
  ref: DeliveryRef,
  fence: number,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update workflows.deliveries set next_at = clock_timestamp() + $5 * interval '1 ms'
      where authority = $1 and event_id = $2 and subscription = $3 and fence = $4 and state = 'pending'`,
    [authority, ref.eventId, ref.subscription, fence, leaseMs],
  )
  return rowCount === 1
}

/** How an attempt ended: done, given up for the reason, or to be repeated after `delayMs`. */
export type DeliveryEnd =
  | { state: 'done' }
  | { state: 'dead'; reason: string }
  | { state: 'pending'; reason: string; delayMs: number }

/** Writes the end of the attempt `fence`. False, and nothing written, when a later attempt has begun. */
export async function endDeliveryAttempt(
  tx: Transaction,
  authority: string,
  ref: DeliveryRef,
  fence: number,
  end: DeliveryEnd,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update workflows.deliveries
        set state = $5,
            unended = 0,
            last_error = coalesce($6, last_error),
            next_at = clock_timestamp() + $7 * interval '1 ms',
            finished_at = case when $5 = 'pending' then null else clock_timestamp() end
      where authority = $1 and event_id = $2 and subscription = $3 and fence = $4 and state = 'pending'`,
    [
      authority,
      ref.eventId,
      ref.subscription,
      fence,
      end.state,
      end.state === 'done' ? null : end.reason,
      end.state === 'pending' ? end.delayMs : 0,
    ],
  )
  return rowCount === 1
}

/** A delivery that could be claimed now, with its present fence. */
export type DueDelivery = DeliveryRef & { fence: number }

type DueRow = { event_id: string; subscription: string; fence: string }

/** The delivery that follows a finished one in its stream, if it is waiting for its turn. */
export async function nextInStream(tx: Transaction, authority: string, ref: DeliveryRef): Promise<DueDelivery | null> {
  const { rows } = await tx.query<DueRow>(
    `select later.event_id, later.subscription, later.fence
       from workflows.deliveries finished
       join workflows.deliveries later using (authority, subscription, stream, stream_id)
      where finished.authority = $1 and finished.event_id = $2 and finished.subscription = $3
        and later.seq > finished.seq and later.state = 'pending'
      order by later.seq
      limit 1`,
    [authority, ref.eventId, ref.subscription],
  )
  return rows[0] === undefined ? null : dueOf(rows[0])
}

/** Up to `limit` deliveries whose time has come, the longest overdue first. */
export async function dueDeliveries(tx: Transaction, authority: string, limit: number): Promise<DueDelivery[]> {
  const { rows } = await tx.query<DueRow>(
    `select event_id, subscription, fence from workflows.deliveries later
      where authority = $1 and state = 'pending' and next_at <= clock_timestamp() and not ${STREAM_IS_BLOCKED}
      order by next_at
      limit $2`,
    [authority, limit],
  )
  return rows.map(dueOf)
}

function dueOf(row: DueRow): DueDelivery {
  return { eventId: row.event_id, subscription: row.subscription, fence: Number(row.fence) }
}
