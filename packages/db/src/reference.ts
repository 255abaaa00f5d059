import { eventSchemas } from '@concert/contracts/events/streams'
import { authorities, type AuthorityRecord, recordOf } from '@concert/domain/jurisdictions'
import { Client, type Pool } from 'pg'

/** What the database knows of an edition of the scheme. */
export interface EditionRecord {
  readonly id: string
  readonly parameters: {
    /** How many decide on a certification, by risk class, and how many on a recognition. */
    readonly decisionQuorum: Readonly<Record<string, number>>
    readonly recognitionQuorum: number
  }
}

/**
 * Writes the places, authorities, editions and types of event that this version knows into a database that has the tables for them.
 * What is there stays: the rows of another version are for the start of a service to refuse.
 */
export async function writeReference(adminUrl: string, editions: readonly EditionRecord[]): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'concert prepare' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set role concert_owner')
    if (await hasTable(client, 'reference.places')) {
      const known = authorities.map((authority) => rowOf(recordOf(authority)))
      await client.query(WRITE, [JSON.stringify(known), editions.map(({ id }) => id)])
    }
    if (await hasTable(client, 'reference.quorums')) await writeQuorums(client, editions)
    if (await hasTable(client, 'platform.event_types')) await writeEventTypes(client)
  } finally {
    await client.end()
  }
}

async function hasTable(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [name])
  return rows[0]?.exists === true
}

/** The quorums of an edition never change; those of another version are for the start of a service to refuse. */
async function writeQuorums(client: Client, editions: readonly EditionRecord[]): Promise<void> {
  await client.query(
    `insert into reference.quorums (edition, decision, quorum)
     select edition, decision, quorum from jsonb_to_recordset($1::jsonb) as row (edition text, decision text, quorum integer)
     order by edition, decision on conflict do nothing`,
    [JSON.stringify(editions.flatMap(quorumsOf))],
  )
}

interface QuorumRow {
  readonly edition: string
  readonly decision: string
  readonly quorum: number
}

function quorumsOf({ id: edition, parameters: { decisionQuorum, recognitionQuorum } }: EditionRecord): QuorumRow[] {
  const decisions = Object.entries({ ...decisionQuorum, recognition: recognitionQuorum })
  return decisions.map(([decision, quorum]) => ({ edition, decision, quorum }))
}

/** An event is stored only under a stream and a type of these, so one that a service of this version records has its row before. */
async function writeEventTypes(client: Client): Promise<void> {
  const types = Object.entries(eventSchemas).flatMap(([stream, schemas]) =>
    Object.keys(schemas).map((type) => ({ stream, type })),
  )
  await client.query(
    `insert into platform.event_types (stream, type)
     select stream, type from jsonb_to_recordset($1::jsonb) as row (stream text, type text)
     -- A database of an earlier version has no owner for a stream that came later.
     join platform.stream_owners using (stream) order by stream, type
     on conflict do nothing`,
    [JSON.stringify(types)],
  )
}

/** One statement, so that two starters at once write the same rows one after the other. */
const WRITE = `
  with known as (
    select * from jsonb_to_recordset($1::jsonb) as row (code text, place text, "identifierScheme" text, "timeZone" text)
  ), places as (
    insert into reference.places (code, identifier_scheme) select place, "identifierScheme" from known order by place
    on conflict (code) do update set identifier_scheme = excluded.identifier_scheme
      where places.identifier_scheme <> excluded.identifier_scheme
  ), written as (
    insert into reference.authorities (code, place, time_zone) select code, place, "timeZone" from known order by code
    on conflict (code) do update set place = excluded.place, time_zone = excluded.time_zone
      where (authorities.place, authorities.time_zone) <> (excluded.place, excluded.time_zone)
  )
  insert into reference.editions (code) select unnest($2::text[]) order by 1 on conflict do nothing`

interface AuthorityRow {
  readonly code: string
  readonly place: string
  readonly identifierScheme: string
  readonly timeZone: string
}

function rowOf({ code, place, timeZone }: AuthorityRecord): AuthorityRow {
  return { code, place: place.code, identifierScheme: place.identifierScheme.code, timeZone }
}

const DOES_NOT_FIT =
  'the database does not fit this version; prepare it with this version, or start the version that prepared it'

/**
 * Refuses a database that was prepared by a version which knows other authorities, places or editions than this one.
 *
 * @param editions the shipped editions, for a service that works by them
 * @throws Error that lists every difference at once, and says on which side what is missing
 */
export async function assertReference(pool: Pool, editions?: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ authorities: AuthorityRow[]; places: string[]; editions: string[] }>(`
    select coalesce((select jsonb_agg(jsonb_build_object('code', authority.code, 'place', place,
        'identifierScheme', identifier_scheme, 'timeZone', time_zone))
        from reference.authorities authority join reference.places on places.code = place), '[]') as authorities,
      array(select code from reference.places) as places,
      array(select code from reference.editions) as editions`)
  const found = rows[0] ?? { authorities: [], places: [], editions: [] }
  const known = authorities.map((authority) => rowOf(recordOf(authority)))
  const faults = [
    ...faultsOfList('authority', codesOf(known), codesOf(found.authorities)),
    ...faultsOfList(
      'place',
      known.map(({ place }) => place),
      found.places,
    ),
    ...(editions === undefined ? [] : faultsOfList('edition', editions, found.editions)),
    ...known.flatMap((record) => faultsOfRow(record, found.authorities)),
  ]
  if (faults.length === 0) return
  throw new Error(`${DOES_NOT_FIT}:\n  ${faults.join('\n  ')}`)
}

/**
 * Refuses a cell whose quorums are not those of the shipped editions.
 *
 * @throws Error that lists every difference at once
 */
export async function assertQuorums(pool: Pool, editions: readonly EditionRecord[]): Promise<void> {
  const { rows } = await pool.query<QuorumRow>('select edition, decision, quorum from reference.quorums')
  const told = ({ edition, decision, quorum }: QuorumRow) => `${quorum} for ${decision} under ${edition}`
  const faults = faultsOfList('quorum', editions.flatMap(quorumsOf).map(told), rows.map(told))
  if (faults.length > 0) throw new Error(`${DOES_NOT_FIT}:\n  ${faults.join('\n  ')}`)
}

function codesOf(rows: readonly AuthorityRow[]): string[] {
  return rows.map(({ code }) => code)
}

function faultsOfList(what: string, here: readonly string[], there: readonly string[]): string[] {
  return [
    ...here.filter((code) => !there.includes(code)).map((code) => `the database does not know the ${what} ${code}`),
    ...there
      .filter((code) => !here.includes(code))
      .map((code) => `the database knows the ${what} ${code}, this version does not`),
  ]
}

/** An authority that both know, but not alike. */
function faultsOfRow(record: AuthorityRow, found: readonly AuthorityRow[]): string[] {
  const row = found.find(({ code }) => code === record.code)
  if (row === undefined) return []
  return (['place', 'identifierScheme', 'timeZone'] as const)
    .filter((member) => row[member] !== record[member])
    .map(
      (member) => `${member} of ${record.code} is ${row[member]} in the database and ${record[member]} in its record`,
    )
}
