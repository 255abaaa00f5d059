import type { Transaction } from '@concert/db/authority-transaction'

/** The days on which the office of the authority was closed although its calendar says otherwise (`YYYY-MM-DD`). */
export async function readClosedDays({ client, authority }: Transaction): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ day: string }>({
    name: 'cases-closed-days',
    text: 'select closed_on::text as day from platform.closed_days where authority = $1',
    values: [authority],
  })
  return new Set(rows.map(({ day }) => day))
}
