import { authority as authoritySchema } from '@concert/contracts/primitives'
import type pg from 'pg'

/** The database that was named is not the one that was meant: nothing in it was checked, and nothing in it is broken. */
export class AnotherDatabase extends Error {
  override readonly name = 'AnotherDatabase'
}

/**
 * Asserts that a database can be that of an authority: it is a cell's, and it does not hold the records of others and none of this one.
 * A database without any record passes: that a record is empty is a finding of its own.
 *
 * @throws AnotherDatabase that names whose record it holds
 */
export async function assertDatabaseOf(client: pg.Client, authority: string): Promise<void> {
  const { rows } = await client.query<{ isCell: boolean }>(
    `select to_regclass('audit.lines') is not null and to_regclass('platform.events') is not null as "isCell"`,
  )
  if (rows[0]?.isCell !== true) throw new AnotherDatabase('The database is not that of a cell: it has no audit log.')
  if (await hasRecord(client, authority)) return
  const others: string[] = []
  for (const other of authoritySchema.options.filter((one) => one !== authority)) {
    if (await hasRecord(client, other)) others.push(other)
  }
  if (others.length > 0) {
    const whose = others.join(' and ')
    throw new AnotherDatabase(
      `The database is not that of ${authority}: it holds the record of ${whose} and none of ${authority}.`,
    )
  }
}

/** The rows of a transaction are from here on those of this authority. */
export async function standBehindWall(client: pg.Client, authority: string): Promise<void> {
  await client.query(`select set_config('concert.authority', $1, true), set_config('concert.applicant', '*', true)`, [
    authority,
  ])
}

/** Whether anything of the authority is recorded: a line, a place in its chain or an event. */
async function hasRecord(client: pg.Client, authority: string): Promise<boolean> {
  await standBehindWall(client, authority)
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from audit.lines where authority = $1) or exists (select from audit.entries where authority = $1)
         or exists (select from audit.heads where authority = $1)
         or exists (select from platform.events where authority = $1) as found`,
    [authority],
  )
  return rows[0]?.found === true
}
