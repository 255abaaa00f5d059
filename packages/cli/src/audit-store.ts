import pg from 'pg'
import type { AuditEntry, AuditHead } from '#audit-chain.ts'

/** Entries read at once: a log of millions never lies in memory whole. */
const batchSize = 1000

/** One authority's audit log at one moment. */
export interface AuditLog {
  head: AuditHead | undefined
  entries: AsyncIterable<AuditEntry>
}

/**
 * Opens an authority's audit log and hands it to `use`, in one read-only snapshot, so that entries written meanwhile do
 * not look like a broken chain.
 */
export async function withAuditLog<Result>(
  database: string,
  authority: string,
  use: (log: AuditLog) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: database, application_name: 'concert audit verify' })
  // A connection that breaks between two statements would otherwise end the process without a message.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`select set_config('concert.authority', $1, true)`, [authority])
    return await use({ head: await readHead(client, authority), entries: readEntries(client, authority) })
  } finally {
    await client.end()
  }
}

async function readHead(client: pg.Client, authority: string): Promise<AuditHead | undefined> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from audit.heads where authority = $1',
    [authority],
  )
  const [row] = rows
  return row && { seq: BigInt(row.seq), hash: row.hash }
}

async function* readEntries(client: pg.Client, authority: string): AsyncGenerator<AuditEntry> {
  // No entry has a lower number than a bigint can hold, so an entry smuggled in below 1 is read and found out too.
  let after = '-9223372036854775808'
  for (;;) {
    const { rows } = await client.query<{ seq: string; prev_hash: Buffer; hash: Buffer; line: string }>(
      'select seq, prev_hash, hash, line from audit.entries where authority = $1 and seq > $2 order by seq limit $3',
      [authority, after, batchSize],
    )
    for (const { seq, prev_hash: prevHash, hash, line } of rows) yield { seq: BigInt(seq), prevHash, hash, line }
    if (rows.length < batchSize) return
    after = rows.at(-1)?.seq ?? after
  }
}
