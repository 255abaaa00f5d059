import { inAuthority, type Transaction } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'
import { deliveryJob, type DeliveryRef } from '#hint.ts'

const BATCH_SIZE = 200

type EventRow = { id: string; type: string; stream: string; stream_id: string; seq: string }
type NewDelivery = DeliveryRef & { stream: string; streamId: string; seq: string }

/** Relays until the outbox is empty or another relay of the same authority is at it. */
export async function relayOutbox(cell: Cell): Promise<void> {
  let relayed: number
  do relayed = await relayBatch(cell)
  while (relayed === BATCH_SIZE)
}

/** Relays one batch and answers how many events it held. */
async function relayBatch(cell: Cell): Promise<number> {
  const { authority, pool } = cell
  const { relayed, deliveries } = await inAuthority(pool, authority, async (tx) => {
    if (!(await isOnlyRelay(tx, authority))) return { relayed: 0, deliveries: [] }
    const events = await unrelayedEvents(tx, authority)
    const due = events.flatMap((event) => deliveriesOf(cell, event))
    if (due.length > 0) await insertDeliveries(tx, authority, due)
    if (events.length > 0) await markRelayed(tx, authority, events)
    return { relayed: events.length, deliveries: due }
  })
  const heads = firstOfEachStream(deliveries)
  if (heads.length > 0) await cell.offer(heads.map((head) => deliveryJob(authority, head, 0)))
  return relayed
}

/**
 * One relay at a time for each authority, until its commit. Two at once, each skipping the rows that the other has locked,
 * could commit a stream's later event before its earlier one, and so deliver out of order.
 */
async function isOnlyRelay(tx: Transaction, authority: string): Promise<boolean> {
  const { rows } = await tx.query<{ locked: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('concert.relay.' || $1, 0)) as locked`,
    [authority],
  )
  return rows[0]?.locked === true
}

async function unrelayedEvents(tx: Transaction, authority: string): Promise<EventRow[]> {
  const { rows } = await tx.query<EventRow>(
    `select id, type, stream, stream_id, seq from platform.outbox
      where authority = $1 and relayed_at is null
      order by seq
      limit $2
        for update`,
    [authority, BATCH_SIZE],
  )
  return rows
}

function deliveriesOf(cell: Cell, event: EventRow): NewDelivery[] {
  const subscriptions = cell.subscriptionsOf.get(event.type) ?? []
  return subscriptions.map(({ name }) => ({
    eventId: event.id,
    subscription: name,
    stream: event.stream,
    streamId: event.stream_id,
    seq: event.seq,
  }))
}

async function insertDeliveries(tx: Transaction, authority: string, due: readonly NewDelivery[]): Promise<void> {
  await tx.query(
    `insert into workflows.deliveries (authority, event_id, subscription, stream, stream_id, seq)
     select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[])
     on conflict do nothing`,
    [
      authority,
      due.map((delivery) => delivery.eventId),
      due.map((delivery) => delivery.subscription),
      due.map((delivery) => delivery.stream),
      due.map((delivery) => delivery.streamId),
      due.map((delivery) => delivery.seq),
    ],
  )
}

async function markRelayed(tx: Transaction, authority: string, events: readonly EventRow[]): Promise<void> {
  const ids = events.map((event) => event.id)
  await tx.query(
    'update platform.outbox set relayed_at = clock_timestamp() where authority = $1 and id = any ($2::uuid[])',
    [authority, ids],
  )
}

/** Only the first delivery of each stream can run; the end of each hints at the next. */
function firstOfEachStream(deliveries: readonly NewDelivery[]): NewDelivery[] {
  const heads = new Map<string, NewDelivery>()
  for (const delivery of deliveries) {
    const stream = JSON.stringify([delivery.subscription, delivery.stream, delivery.streamId])
    if (!heads.has(stream)) heads.set(stream, delivery)
  }
  return [...heads.values()]
}
