import { Pool } from 'pg'

const pools = new Map<string, Pool>()

/**
 * Runs one statement as the role of a connection string. A connection that was used is used again, because for each new one the
 * server starts a process: a statement must not change the settings of its session. What is left open ends with the test file.
 */
export async function runSql<Row>(url: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await poolOf(url).query(sql, [...values])
  return rows as Row[]
}

function poolOf(connectionString: string): Pool {
  const known = pools.get(connectionString)
  if (known !== undefined) return known
  const pool = new Pool({ connectionString, max: 50, allowExitOnIdle: true })
  // The server or the database may go away between two statements.
  pool.on('error', () => undefined)
  pools.set(connectionString, pool)
  return pool
}
