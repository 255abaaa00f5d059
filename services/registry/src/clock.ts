import type { Pool } from 'pg'

/** The database's clock, RFC 3339 in UTC: whether a certificate has expired does not depend on the clock of this process. */
export async function readClock(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>({
    name: 'registry-clock',
    text: `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  })
  const now = rows[0]?.now
  if (now === undefined) throw new Error('the database did not tell the time')
  return now
}
