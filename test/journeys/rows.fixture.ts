import type { Databases } from '@concert/local/databases'
import { Client } from 'pg'

export type Plane = keyof Databases['adminUrls']
export type Row = Record<string, unknown>

/** Reads one plane's database, by its superuser. */
export type ReadRows = (plane: Plane, sql: string, values?: unknown[]) => Promise<Row[]>

export function rowsOf(databases: Databases): ReadRows {
  return async (plane, sql, values = []) => {
    const client = new Client({ connectionString: databases.adminUrls[plane] })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Row>(sql, values)).rows
    } finally {
      await client.end()
    }
  }
}
