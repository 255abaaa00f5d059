import type { Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { begin, requireCommitted, retried, type Wall } from './wall.ts'

/**
 * Runs one statement in a transaction of its own behind the authority's wall, as `withAuthority` does, but in one round trip:
 * begin, statement and commit are sent together.
 *
 * @example
 * const { rows } = await oneStatement<{ id: string }>(pool, wall, { name: 'due-work', text: 'select id from …', values: [] })
 */
export function oneStatement<Row extends QueryResultRow>(
  pool: Pool,
  wall: Wall,
  statement: QueryConfig,
): Promise<QueryResult<Row>> {
  return retried(() => runStatement<Row>(pool, wall, statement))
}

async function runStatement<Row extends QueryResultRow>(
  pool: Pool,
  wall: Wall,
  statement: QueryConfig,
): Promise<QueryResult<Row>> {
  const client = await pool.connect()
  // None waits for the one before it. When the statement fails, the commit rolls back and the connection is as before.
  const [began, answered, ended] = await Promise.allSettled([
    begin(client, wall),
    client.query<Row>(statement),
    client.query('commit'),
  ])
  client.release(began.status === 'rejected' || ended.status === 'rejected')
  if (began.status === 'rejected') throw began.reason
  if (answered.status === 'rejected') throw answered.reason
  if (ended.status === 'rejected') throw ended.reason
  requireCommitted(ended.value)
  return answered.value
}
