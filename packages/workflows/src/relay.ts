import type { Cell } from '#cell.ts'
import { deliveryJob } from '#hint.ts'
import { run, type Statement } from '#statement.ts'

const BATCH_SIZE = 200

/** Relays until the outbox is empty or another relay of the same authority is running. */
export async function relayOutbox(cell: Cell): Promise<void> {
  let relayed: number
  do relayed = await relayBatch(cell)
  while (relayed === BATCH_SIZE)
}

/**
 * Runs one relay at a time per authority, until its commit, by a row that only this role can lock. Two at once, each skipping the rows
 * that the other has locked, could commit a later event of a stream before an earlier one, and deliveries would be out of order.
 *
 * Returns only the first delivery of each stream. The end of each delivery gives the hint for the next.
 */
const relay: Statement = {
  name: 'workflows-relay',
  text: `with first as (
           insert into workflows.relay_turns (authority)
           select $1 where not exists (select from workflows.relay_turns where authority = $1)
               on conflict do nothing
           returning authority),
         next as materialized (
           select authority from workflows.relay_turns
            where authority = $1
              and exists (select from platform.outbox event where event.authority = $1 and event.relayed_at is null)
              for update skip locked),
         turn as (select authority from first union all select authority from next),
         events as materialized (
           select event.id, event.stream, event.type, event.stream_id, event.seq
             from platform.outbox event, turn
            where event.authority = turn.authority and event.relayed_at is null
            order by event.seq
            limit $2
              for update of event),
         relayed as (
           update platform.outbox event set relayed_at = clock_timestamp()
             from events where event.authority = $1 and event.id = events.id),
         due as (
           insert into workflows.deliveries (authority, event_id, subscription, stream, stream_id, seq)
           select $1, id, subscription, stream, stream_id, seq
             from events join unnest($3::text[], $4::text[], $5::text[]) as followed (stream, type, subscription) using (stream, type)
               on conflict do nothing
           returning event_id, subscription, stream, stream_id, seq),
         heads as (
           select distinct on (subscription, stream, stream_id) event_id, subscription, seq
             from due order by subscription, stream, stream_id, seq)
         select counted.relayed, heads.event_id, heads.subscription
           from (select count(*)::int as relayed from events) counted left join heads on true
          order by heads.seq`,
}

interface RelayRow {
  readonly relayed: number
  readonly event_id: string | null
  readonly subscription: string | null
}

/** Relays one batch and returns its number of events. */
async function relayBatch(cell: Cell): Promise<number> {
  const followed = [...cell.subscriptions.values()]
  const { rows } = await run<RelayRow>(cell, relay, [
    BATCH_SIZE,
    followed.map(({ stream }) => stream),
    followed.map(({ type }) => type),
    followed.map(({ name }) => name),
  ])
  const heads = rows.flatMap(({ event_id: eventId, subscription }) =>
    eventId === null || subscription === null ? [] : [{ eventId, subscription }],
  )
  if (heads.length > 0) await cell.offer(heads.map((head) => deliveryJob(cell.authority, head, 0)))
  return rows[0]?.relayed ?? 0
}
