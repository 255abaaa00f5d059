import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, type JointDatabase, prepareCell, prepareJoint } from '@concert/testing/cell-database'
import { Client, type Pool } from 'pg'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { createPool } from '../src/pool.ts'
import { assertQuorums, assertReference, writeReference } from '../src/reference.ts'

const EDITIONS = ['GBA-AI 2026-1']
const SHIPPED = [
  { id: 'GBA-AI 2026-1', parameters: { decisionQuorum: { high: 3, limited: 2, minimal: 2 }, recognitionQuorum: 2 } },
]
const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let admin: Client
let pool: Pool

beforeEach(async () => {
  cell = await prepareCell(server, 'hk')
  admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
  pool = createPool({ connectionString: cell.url('reviews'), applicationName: 'test', max: 1 })
})
afterEach(async () => {
  await pool.end()
  await admin.end()
  await cell.drop()
})

it('takes a database that this version prepared, cell or joint plane', async () => {
  const joint: JointDatabase = await prepareJoint(server)
  const plane = createPool({ connectionString: joint.url, applicationName: 'test', max: 1 })
  await expect(assertReference(pool, EDITIONS)).resolves.toBeUndefined()
  await expect(assertReference(plane, EDITIONS)).resolves.toBeUndefined()
  await plane.end()
  await joint.drop()
})

it.each([
  [
    'an authority that the database lacks',
    "delete from reference.authorities where code = 'mo'",
    'the database does not know the authority mo',
  ],
  [
    'an authority that no record describes',
    `insert into reference.places values ('XB', 'XB-ID');
     insert into reference.authorities values ('xb', 'XB', 'Asia/Tokyo')`,
    'the database knows the authority xb, this version does not',
  ],
  [
    'a place that the database lacks',
    "delete from reference.authorities where code = 'mo'; delete from reference.places where code = 'MO'",
    'the database does not know the place MO',
  ],
  [
    'a place that no record describes',
    "insert into reference.places values ('XB', 'XB-ID')",
    'the database knows the place XB, this version does not',
  ],
  [
    'an edition that the database lacks',
    'delete from reference.quorums; delete from reference.editions',
    'the database does not know the edition GBA-AI 2026-1',
  ],
  [
    'an edition that is not shipped',
    "insert into reference.editions values ('GBA-AI 2025-1')",
    'the database knows the edition GBA-AI 2025-1, this version does not',
  ],
  [
    'a place with another register',
    "update reference.places set identifier_scheme = 'MO-VAT' where code = 'MO'",
    'identifierScheme of mo is MO-VAT in the database and MO-TAX in its record',
  ],
  [
    'an authority in another time zone',
    "update reference.authorities set time_zone = 'Europe/Lisbon' where code = 'mo'",
    'timeZone of mo is Europe/Lisbon in the database and Asia/Macau in its record',
  ],
])('refuses %s, and says what is missing on which side', async (_what, sql, said) => {
  await admin.query(sql)
  await expect(assertReference(pool, EDITIONS)).rejects.toThrow(said)
})

it('takes the quorums of the shipped editions, and refuses others with both sides', async () => {
  await expect(assertQuorums(pool, SHIPPED)).resolves.toBeUndefined()
  await admin.query("update reference.quorums set quorum = 2 where decision = 'high'")
  await expect(assertQuorums(pool, SHIPPED)).rejects.toThrow(
    /does not know the quorum 3 for high under GBA-AI 2026-1\n.*knows the quorum 2 for high/,
  )
})

it('names every difference at once', async () => {
  await admin.query("delete from reference.authorities where code in ('cn-gd', 'mo')")
  await expect(assertReference(pool)).rejects.toThrow(/authority cn-gd\n.*authority mo$/)
})

it('leaves the editions to the services that work by them', async () => {
  await admin.query('delete from reference.quorums; delete from reference.editions')
  await expect(assertReference(pool)).resolves.toBeUndefined()
})

it('preparing again writes what is missing and corrects what differs, and keeps what another version wrote', async () => {
  await admin.query(`
    delete from reference.authorities where code = 'mo';
    update reference.authorities set time_zone = 'Europe/London' where code = 'hk';
    insert into reference.editions values ('GBA-AI 2025-1')`)
  await writeReference(cell.adminUrl, SHIPPED)
  await expect(assertReference(pool)).resolves.toBeUndefined()
  await expect(assertReference(pool, EDITIONS)).rejects.toThrow('GBA-AI 2025-1')
})

it('no service can write what the versions know', async () => {
  for (const table of ['places', 'authorities', 'editions']) {
    await expect(pool.query(`delete from reference.${table}`)).rejects.toThrow(/permission denied/)
  }
})

it('the database takes no place, authority or register that is not known', async () => {
  await admin.query("select set_config('concert.authority', 'hk', false), set_config('concert.applicant', '*', false)")
  const organisation = (scheme: string, place: string) =>
    admin.query(
      `insert into applications.organisations (authority, organisation_id, applicant_id, version, names, identifier_scheme,
         identifier_value, place, address, contact, registered_at, state)
       values ('hk', 'org_1', 'client', 1, '{}', $1, '1', $2, 'address', '{}', now(), '{}')`,
      [scheme, place],
    )
  await expect(organisation('HK-UBI', 'XB')).rejects.toMatchObject({ constraint: 'identifier_of_its_place' })
  await expect(organisation('MO-TAX', 'HK')).rejects.toMatchObject({ constraint: 'identifier_of_its_place' })
  await expect(organisation('HK-UBI', 'HK')).resolves.toBeDefined()
})
