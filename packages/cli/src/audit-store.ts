import pg from 'pg'
import { assertDatabaseOf, standBehindWall } from '#assert-database-of.ts'
import { type KeptCase, readKeptCases } from '#kept-cases.ts'
import type { AuditEntry, AuditHead } from '#audit-chain.ts'
import {
  type AuditLine,
  readAuditLine,
  type RecordedEvent,
  type RecordedReceipt,
  type Records,
} from '#audit-records.ts'

/** Lines read together, with their events and receipts: a log of millions is never completely in memory. */
const batchSize = 500

/** A line with its content and the records stored with it. */
export interface RecordedLine {
  readonly lineId: string
  readonly line: string | undefined
  /** `undefined` for a line that does not describe a change. */
  readonly change: AuditLine | undefined
  readonly records: Records
}

export type RecordedEntry = AuditEntry & RecordedLine

/** Lines that are not once in the chain or once among the waiting: the first of each kind. */
export interface MisplacedLines {
  /** Neither in the chain nor waiting. */
  readonly lost: string | null
  /** In the chain more than once. */
  readonly doubled: string | null
  /** In the chain, and waiting for another place in it. */
  readonly waitingAgain: string | null
}

export interface WaitingLines {
  readonly lines: number
  /** How long the oldest has waited, in seconds; null when none waits. */
  readonly oldestSeconds: number | null
}

/** One authority's audit log at one moment. */
export interface AuditLog {
  readonly head: AuditHead | undefined
  readonly entries: AsyncIterable<RecordedEntry>
  /** The lines that have no place in the chain yet. */
  readonly waiting: AsyncIterable<RecordedLine>
  misplaced(): Promise<MisplacedLines>
  countWaiting(): Promise<WaitingLines>
  /** Every case that is stored or has events. */
  readonly cases: AsyncIterable<KeptCase>
  /** The number of stored events and receipts, whether a line names them or not. */
  count(): Promise<{ readonly events: number; readonly receipts: number }>
}

/**
 * Opens an authority's audit log and hands it to `use`, in one read-only snapshot, so that lines written or chained meanwhile
 * do not look like a broken chain.
 *
 * @throws AnotherDatabase when the database is that of another authority, or no cell's
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
    await assertDatabaseOf(client, authority)
    await standBehindWall(client, authority)
    return await use({
      head: await readHead(client, authority),
      entries: readEntries(client, authority),
      waiting: readWaiting(client, authority),
      misplaced: () => readMisplaced(client, authority),
      countWaiting: () => countWaiting(client, authority),
      cases: readKeptCases(client),
      count: () => countRecords(client, authority),
    })
  } finally {
    await client.end()
  }
}

async function readHead(client: pg.Client, authority: string): Promise<AuditHead | undefined> {
  const { rows } = await client.query<{ place: string; hash: Buffer }>(
    'select place::text, hash from audit.heads where authority = $1',
    [authority],
  )
  const [row] = rows
  return row && { place: BigInt(row.place), hash: row.hash }
}

/** No bigint is lower, so that a row smuggled in below 1 is read and found out too. */
const beforeAll = '-9223372036854775808'

interface StoredLine {
  readonly lineId: string
  /** Null when the row that names the line is there and the line is not. */
  readonly line: string | null
}

async function* readEntries(client: pg.Client, authority: string): AsyncGenerator<RecordedEntry> {
  const read = (after: string) =>
    client.query<StoredLine & { place: string; prevHash: Buffer; hash: Buffer }>(
      `select place::text, line_id::text as "lineId", prev_hash as "prevHash", hash, line
       from audit.entries left join audit.lines using (authority, line_id)
       where authority = $1 and place > $2 order by entries.place limit $3`,
      [authority, after, batchSize],
    )
  for (let after = beforeAll; ;) {
    const { rows } = await read(after)
    const recorded = await withRecords(client, authority, rows)
    for (const [index, { place, prevHash, hash }] of rows.entries()) {
      const line = recorded[index]
      if (line !== undefined) yield { ...line, place: BigInt(place), prevHash, hash }
    }
    if (rows.length < batchSize) return
    after = rows.at(-1)?.place ?? after
  }
}

async function* readWaiting(client: pg.Client, authority: string): AsyncGenerator<RecordedLine> {
  for (let after = beforeAll; ;) {
    const { rows } = await client.query<StoredLine>(
      `select line_id::text as "lineId", line
       from audit.waiting left join audit.lines using (authority, line_id)
       where authority = $1 and line_id > $2 order by waiting.line_id limit $3`,
      [authority, after, batchSize],
    )
    yield* await withRecords(client, authority, rows)
    if (rows.length < batchSize) return
    after = rows.at(-1)?.lineId ?? after
  }
}

/** The lines in the same order, each with its events and receipts. */
async function withRecords(
  client: pg.Client,
  authority: string,
  lines: readonly StoredLine[],
): Promise<readonly RecordedLine[]> {
  const changes = lines.map(({ line }) => (line === null ? undefined : readAuditLine(line)))
  const receipts = await readReceipts(
    client,
    authority,
    lines.map(({ lineId }) => lineId),
  )
  const named = changes.flatMap((change) => change?.events.map(({ id }) => id) ?? [])
  const events = await readEvents(client, authority, named)
  return lines.map(({ lineId, line }, index) => ({
    lineId,
    line: line ?? undefined,
    change: changes[index],
    records: {
      events: changes[index]?.events.flatMap(({ id }) => events.get(id) ?? []) ?? [],
      receipts: receipts.get(lineId) ?? [],
    },
  }))
}

async function readReceipts(client: pg.Client, authority: string, lineIds: readonly string[]) {
  const { rows } = await client.query<RecordedReceipt & { lineId: string }>(
    `select line_id::text as "lineId", ordinal, clause, guard, inputs_digest as "inputsDigest", actor,
            authorisation_id as "authorisationId", edition
     from audit.receipts where authority = $1 and line_id = any($2::bigint[])`,
    [authority, lineIds],
  )
  return Map.groupBy(rows, ({ lineId }) => lineId)
}

async function readEvents(client: pg.Client, authority: string, ids: readonly string[]) {
  const { rows } = await client.query<RecordedEvent>(
    `select id::text, stream, stream_id as "streamId", version, type, payload::text as payload, actor,
            to_char(date_trunc('milliseconds', occurred_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt"
     from platform.events where authority = $1 and id = any($2::uuid[])`,
    [authority, ids],
  )
  return new Map(rows.map((event) => [event.id, event]))
}

async function readMisplaced(client: pg.Client, authority: string): Promise<MisplacedLines> {
  const { rows } = await client.query<MisplacedLines>(
    `with chained as (select line_id, count(*) as times from audit.entries where authority = $1 group by line_id),
          waiting as (select line_id from audit.waiting where authority = $1)
     select (select min(line_id)::text from audit.lines where authority = $1
              and line_id not in (select line_id from chained) and line_id not in (select line_id from waiting)) as lost,
            (select min(line_id)::text from chained where times > 1) as doubled,
            (select min(line_id)::text from chained join waiting using (line_id)) as "waitingAgain"`,
    [authority],
  )
  return rows[0] ?? { lost: null, doubled: null, waitingAgain: null }
}

async function countWaiting(client: pg.Client, authority: string): Promise<WaitingLines> {
  const { rows } = await client.query<WaitingLines>(
    `select count(*)::int as lines, extract(epoch from clock_timestamp() - min(recorded_at))::float8 as "oldestSeconds"
     from audit.waiting left join audit.lines using (authority, line_id) where authority = $1`,
    [authority],
  )
  return rows[0] ?? { lines: 0, oldestSeconds: null }
}

async function countRecords(client: pg.Client, authority: string): Promise<{ events: number; receipts: number }> {
  const { rows } = await client.query<{ events: string; receipts: string }>(
    `select (select count(*) from platform.events where authority = $1) as events,
            (select count(*) from audit.receipts where authority = $1) as receipts`,
    [authority],
  )
  return { events: Number(rows[0]?.events), receipts: Number(rows[0]?.receipts) }
}
