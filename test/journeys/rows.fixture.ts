import type { Databases } from '@concert/local/databases'
import { runSql } from '@concert/testing/run-sql'

export type Plane = keyof Databases['adminUrls']
export type Row = Record<string, unknown>

/** Reads one plane's database, by its superuser. */
export type ReadRows = (plane: Plane, sql: string, values?: unknown[]) => Promise<Row[]>

export function rowsOf(databases: Databases): ReadRows {
  return (plane, sql, values) => runSql<Row>(databases.adminUrls[plane], sql, values)
}
