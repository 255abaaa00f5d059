import { type SQL, sql } from 'drizzle-orm'

/** An instant as the API writes it: RFC 3339 in UTC to the millisecond. */
export function writtenInstant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
