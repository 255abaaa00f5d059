import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorities } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nobody } from '#cast.ts'
import { type OwnDatabases, prepareDatabases, startOwnDatabases } from '#databases.ts'
import { PeopleOnRecord } from '#people-on-record.ts'
import { castFor, issueSetUpCodes } from '#set-up-codes.ts'
import { cast } from '../../../test/story/cast.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-set-up-'))
let databases: OwnDatabases

beforeAll(async () => {
  databases = await startOwnDatabases(folder, { persistent: false })
  await prepareDatabases(databases, { databasePassword: 'only-for-this-test' })
})
afterAll(async () => {
  await databases.stop()
  rmSync(folder, { recursive: true, force: true })
})

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

async function inMacao(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databases.adminUrls.mo })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows
  } finally {
    await client.end()
  }
}

it('leaves the staff of a cast out where nobody is to be there, and its companies in', async () => {
  const seeded = await castFor(databases, cast, true)
  for (const authority of authorities) {
    expect(seeded[authority]).toEqual({ office: null, staff: [], visitors: [], companies: cast[authority].companies })
  }
  expect(await castFor(databases, cast, false)).toEqual(cast)
})

it('keeps of a code the hash of its hash, for a day', async () => {
  const codes = await issueSetUpCodes(databases)
  expect(codes.map(({ authority }) => authority)).toEqual([...authorities])
  const { code = '', endsAt } = codes.find(({ authority }) => authority === 'mo') ?? {}
  // 192 bits of chance, as base64url writes them.
  expect(code).toMatch(/^[\w-]{32}$/)
  const kept = await inMacao(
    `select to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "endsAt",
       extract(epoch from ends_at - issued_at)::integer / 3600 as hours, proof
     from personnel.set_ups where proof_digest = $1`,
    [sha256(sha256(code))],
  )
  expect(kept).toEqual([{ endsAt, hours: 24, proof: null }])
  expect(JSON.stringify(await inMacao('select t::text from personnel.set_ups t'))).not.toContain(code)
})

it('ends the codes before it with a new one, and keeps on record that one was used', async () => {
  const used = sha256('used')
  await inMacao(
    `insert into personnel.set_ups (authority, proof_digest, ends_at, proof, used_at, grant_id)
     values ('mo', sha256($1), clock_timestamp() + interval '1 day', $1, clock_timestamp(), 'gra_1')`,
    [used],
  )
  const [{ before } = {}] = await inMacao('select count(*)::integer as before from personnel.set_ups')
  await issueSetUpCodes(databases)
  const open = await inMacao('select from personnel.set_ups where used_at is null and ends_at > clock_timestamp()')
  expect(open).toHaveLength(1)
  const [{ after } = {}] = await inMacao('select count(*)::integer as after from personnel.set_ups')
  expect(after).toBe(Number(before) + 1)
  const [{ ended } = {}] = await inMacao(
    'select ends_at <= clock_timestamp() as ended from personnel.set_ups where used_at is not null',
  )
  expect(ended).toBe(false)
})

it('goes on with the people of an authority that began empty, and seeds none of the cast into it', async () => {
  await inMacao(`insert into personnel.people (authority, person_id, display_name) values ('mo', 'entered', 'Entered')`)
  for (const isEmpty of [true, false]) expect((await castFor(databases, cast, isEmpty)).mo.staff).toEqual([])
})

it('prints no code where an administrator is in force, and one where the last has lapsed', async () => {
  await inMacao(
    `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until)
     values ('mo', 'aut-1', 'entered', 'personnel-administrator', now() - interval '1 day', now() + interval '1 day')`,
  )
  const coded = async () => (await issueSetUpCodes(databases)).map(({ authority }) => authority)
  expect(await coded()).toEqual(authorities.filter((authority) => authority !== 'mo'))
  await inMacao(`update personnel.authorisations set valid_until = clock_timestamp()`)
  expect(await coded()).toEqual([...authorities])
})

it('refuses to be empty where people were there before', async () => {
  await inMacao('alter table personnel.set_ups disable trigger user')
  await inMacao('delete from personnel.set_ups')
  await expect(castFor(databases, cast, true)).rejects.toThrow(PeopleOnRecord)
  await expect(castFor(databases, nobody, true)).rejects.toThrow('mo has people on record')
  expect(await castFor(databases, cast, false)).toMatchObject({ mo: { staff: cast.mo.staff } })
})
