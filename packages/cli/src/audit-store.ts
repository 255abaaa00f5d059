import pg from 'pg'
import type { AuditEntry, AuditHead } from '#audit-chain.ts'
import {
  type AuditLine,
  readAuditLine,
  type RecordedEvent,
  type RecordedReceipt,
  type Records,
} from '#audit-records.ts'

/** Entries read together, with their events and receipts: a log of millions is never completely in memory. */
const batchSize = 500

/** An entry with its content and the records stored with it. */
export interface RecordedEntry extends AuditEntry {
  /** `undefined` for a line that does not describe a change. */
  change: AuditLine | undefined
  records: Records
}

/** One authority's audit log at one moment. */
export interface AuditLog {
  head: AuditHead | undefined
  entries: AsyncIterable<RecordedEntry>
  /** The number of stored events and receipts, whether an entry names them or not. */
  count(): Promise<{ events: number; receipts: number }>
}

/**
 * Opens an authority's audit log and passes it to `use`, in one read-only snapshot, so that entries written meanwhile
 * do not look like a broken chain.
 */
export async function withAuditLog<Result>(
  database: string,
  authority: string,
  use: (log: AuditLog) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: database, application_name: 'concert audit verify' })
  // Without a handler, a connection that fails between two statements would end the process without a message.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`select set_config('concert.authority', $1, true)`, [authority])
    return await use({
      head: await readHead(client, authority),
      entries: readEntries(client, authority),
      count: () => countRecords(client, authority),
    })
  } finally {
    await client.end()
  }
}

async function readHead(client: pg.Client, authority: string): Promise<AuditHead | undefined> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>(
    'select seq::text, hash from audit.heads where authority = $1',
    [authority],
  )
  const [row] = rows
  return row && { seq: BigInt(row.seq), hash: row.hash }
}

async function* readEntries(client: pg.Client, authority: string): AsyncGenerator<RecordedEntry> {
  // No entry can have a number below the smallest bigint, so an entry inserted below 1 is read and detected too.
  let after = '-9223372036854775808'
  for (;;) {
    const { rows } = await client.query<{ seq: string; prev_hash: Buffer; hash: Buffer; line: string }>(
      `select seq::text, prev_hash, hash, line from audit.entries where authority = $1 and seq > $2
       order by entries.seq limit $3`,
      [authority, after, batchSize],
    )
    const changes = new Map(rows.map(({ seq, line }) => [seq, readAuditLine(line)]))
    const receipts = await readReceipts(client, authority, [...changes.keys()])
    const named = [...changes.values()].flatMap((change) => change?.events.map(({ id }) => id) ?? [])
    const events = await readEvents(client, authority, named)
    for (const { seq, prev_hash: prevHash, hash, line } of rows) {
      const change = changes.get(seq)
      const records = {
        events: change?.events.flatMap(({ id }) => events.get(id) ?? []) ?? [],
        receipts: receipts.get(seq) ?? [],
      }
      yield { seq: BigInt(seq), prevHash, hash, line, change, records }
    }
    if (rows.length < batchSize) return
    after = rows.at(-1)?.seq ?? after
  }
}

async function readReceipts(client: pg.Client, authority: string, entries: readonly string[]) {
  const { rows } = await client.query<RecordedReceipt & { seq: string }>(
    `select seq::text, ordinal, clause, guard, encode(inputs_hash, 'hex') as "inputsHash", actor,
            authorisation_id as "authorisationId", edition
     from audit.receipts where authority = $1 and seq = any($2::bigint[])`,
    [authority, entries],
  )
  return Map.groupBy(rows, ({ seq }) => seq)
}

async function readEvents(client: pg.Client, authority: string, ids: readonly string[]) {
  const { rows } = await client.query<RecordedEvent>(
    `select id::text, stream, stream_id as "streamId", version, type, payload, actor,
            to_char(date_trunc('milliseconds', occurred_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt"
     from platform.events where authority = $1 and id = any($2::uuid[])`,
    [authority, ids],
  )
  return new Map(rows.map((event) => [event.id, event]))
}

async function countRecords(client: pg.Client, authority: string): Promise<{ events: number; receipts: number }> {
  const { rows } = await client.query<{ events: string; receipts: string }>(
    `select (select count(*) from platform.events where authority = $1) as events,
            (select count(*) from audit.receipts where authority = $1) as receipts`,
    [authority],
  )
  return { events: Number(rows[0]?.events), receipts: Number(rows[0]?.receipts) }
}
