import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, type JointDatabase, prepareCell, prepareJoint } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  foreignKeysOf,
  grantsOf,
  type RoutineFacts,
  routinesOf,
  tablesOf,
  type TableFacts,
  viewNamesOf,
  viewsOf,
} from './catalogue.fixture.ts'
import { readDataLevels } from './data-levels.fixture.ts'

const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let joint: JointDatabase
let client: Client
let tables: TableFacts[]

beforeAll(async () => {
  cell = await prepareCell(server, 'hk')
  joint = await prepareJoint(server)
  client = new Client({ connectionString: cell.adminUrl })
  await client.connect()
  tables = await tablesOf(client)
})
afterAll(async () => {
  await client.end()
  await cell.drop()
  await joint.drop()
})

/** Tables that say something about the software and nothing about a tenant. */
const OF_NO_TENANT = [
  'platform.event_types',
  'platform.stream_owners',
  'reference.authorities',
  'reference.editions',
  'reference.places',
  'reference.quorums',
]

/** What runs with the owner's rights, each because a service must be able to do the whole of it and none of its parts. */
const RUN_AS_OWNER = [
  'applications.count_conflict_with_client()',
  'applications.end_lodgement()',
  'applications.hear_lodgement(text,timestamp with time zone)',
  'applications.keep_lodgement()',
  'applications.keep_own_certificate()',
  'applications.keep_verified_identifiers()',
  'applications.mark_noticed_clock()',
  'applications.reindex_lodgement(text,text,text)',
  'applications.require_lodgement()',
  'applications.take_lodgement_turn(text,timestamp with time zone)',
  'audit.kept_states()',
  'evidence.count_subjects()',
  'identity.use_assertion(text,timestamp with time zone)',
  'personnel.count_group_link()',
  'personnel.keep_history()',
  'platform.acts_of_person(text,integer)',
  'platform.cases_without_clock(text,integer)',
  'platform.chain_audit_lines(integer)',
  'platform.claim_key(text,text,text,bytea)',
  'platform.decision_on(text)',
  'platform.declarations_of_person(text)',
  'platform.end_overdue_transactions()',
  'platform.events_of_case(text,text)',
  'platform.exchange_request_counts(text,uuid,text[],integer[],integer[])',
  'platform.files_read_by_person(text,integer)',
  'platform.forget_keys(timestamp with time zone,integer)',
  'platform.hold_clock(text,text)',
  'platform.hold_stale_clocks(integer)',
  'platform.is_cited_for_place(text,text,text)',
  'platform.keep_answer(text,text,text,integer,json,text)',
  'platform.keep_clock(text,text,json)',
  'platform.keep_recounted_clocks(json)',
  'platform.person_at_organisation(text,text)',
  'platform.person_in_case(text,text)',
  'platform.persons_in_conflict_with_client(text,text)',
  'platform.reads_given(text,text,text)',
  'platform.record_change(text,text,integer,text,text,text,text,text,json,json)',
  'platform.stands_in_conflict(text,text)',
  'reviews.count_conflict()',
  'reviews.count_on_case()',
  'reviews.count_on_case_of_evidence()',
  'reviews.count_on_cases_of_person()',
  'reviews.count_on_recognition_of_evidence()',
  'reviews.hold_person()',
  'reviews.take_client_of_application()',
  'reviews.take_quorum_of_application()',
]

const AUTHORITY_WALL = /authority = platform\.current_authority\(\)/

describe('every table of a cell', () => {
  it('is a table of a tenant, but for those listed', () => {
    const others = tables.filter(({ hasAuthority }) => !hasAuthority)
    expect(others.map(({ name }) => name)).toEqual(OF_NO_TENANT)
    expect(tables.length).toBeGreaterThan(25)
  })

  it('belongs to the owner that nobody logs in as', () => {
    expect(tables.filter(({ owner }) => owner !== 'concert_owner')).toEqual([])
  })
})

describe('every table of a tenant', () => {
  const offending = (isWrong: (table: TableFacts) => boolean): string[] =>
    tables.filter((table) => table.hasAuthority && isWrong(table)).map(({ name }) => name)

  it('has the authority first in its primary key', () => {
    expect(offending(({ primaryKey }) => primaryKey[0] !== 'authority')).toEqual([])
  })

  it('has the authority in every unique key, which else would tell one tenant what another has', () => {
    expect(offending(({ uniqueKeys }) => uniqueKeys.some((key) => !key.includes('authority')))).toEqual([])
  })

  it('has row-level security enabled, and forced on its owner', () => {
    expect(offending(({ rlsEnabled, rlsForced }) => !rlsEnabled || !rlsForced)).toEqual([])
  })

  it('has one policy, which holds what is read and what is written against the current authority', () => {
    const isWalled = ({ policies: [policy, ...more] }: TableFacts): boolean =>
      more.length === 0 && AUTHORITY_WALL.test(policy?.using ?? '') && AUTHORITY_WALL.test(policy?.check ?? '')
    expect(offending((table) => !isWalled(table))).toEqual([])
  })

  it('that belongs to an applicant holds the applicant against the current one too, unless only staff read it', () => {
    const APPLICANT_WALL = /may_see_applicant\(applicant_id\)/
    const isWalled = ({ policies: [policy] }: TableFacts): boolean =>
      APPLICANT_WALL.test(policy?.using ?? '') && APPLICANT_WALL.test(policy?.check ?? '')
    expect(offending((table) => table.hasApplicant && !isWalled(table))).toEqual([])
  })
})

describe('the levels of data', () => {
  const schemaOf = (name: string) => name.split('.')[0] ?? ''

  it('are said of every schema, and of tables that there are', async () => {
    const plane = new Client({ connectionString: joint.adminUrl })
    await plane.connect()
    const ofJoint = await tablesOf(plane)
    await plane.end()
    const names = [...tables, ...ofJoint].map(({ name }) => name)
    const levels = readDataLevels()
    expect([...levels.schemas.keys()].toSorted()).toEqual([...new Set(names.map(schemaOf))].toSorted())
    expect([...levels.tables.keys()].filter((name) => !names.includes(name))).toEqual([])
  })

  it('put nothing of a tenant among what is public, and nothing that is confidential or personal outside the wall', () => {
    const { schemas, tables: listed } = readDataLevels()
    const levelOf = ({ name }: TableFacts) => listed.get(name) ?? schemas.get(schemaOf(name))
    expect(tables.filter((one) => one.hasAuthority && levelOf(one) === 'public')).toEqual([])
    const sensitive = tables.filter((one) => ['confidential', 'personal'].includes(levelOf(one) ?? ''))
    expect(sensitive.length).toBeGreaterThan(40)
    expect(
      sensitive.filter(({ hasAuthority, rlsForced }) => !hasAuthority || !rlsForced).map(({ name }) => name),
    ).toEqual([])
  })
})

describe('every foreign key', () => {
  it('from one tenant table to another carries the authority: checks of foreign keys do not see row-level security', async () => {
    const tenants = new Set(tables.filter(({ hasAuthority }) => hasAuthority).map(({ name }) => name))
    const keys = await foreignKeysOf(client)
    const between = keys.filter(({ from, to }) => tenants.has(from) && tenants.has(to))
    expect(between.length).toBeGreaterThan(10)
    expect(between.filter(({ columns }) => !columns.includes('authority=authority'))).toEqual([])
  })

  it('between tables of applicants carries the applicant', async () => {
    const applicants = new Set(tables.filter(({ hasApplicant }) => hasApplicant).map(({ name }) => name))
    const keys = await foreignKeysOf(client)
    const between = keys.filter(({ from, to }) => applicants.has(from) && applicants.has(to))
    expect(between.length).toBeGreaterThan(3)
    expect(between.filter(({ columns }) => !columns.includes('applicant_id=applicant_id'))).toEqual([])
  })
})

describe('every table that a guard of impartiality judges', () => {
  it('locks its case, or refuses a stale transaction, before any other trigger reads', async () => {
    const { rows } = await client.query<{ name: string; first: string }>(
      `select tgrelid::regclass::text as name, min(tgname::text collate "C") as first
       from pg_trigger where not tgisinternal and tgtype & 2 = 2 and tgtype & 1 = 1
         and tgrelid::regclass::text ~ '^reviews[.]' and tgname <> 'append_only' group by 1 order by 1`,
    )
    const firsts = Object.fromEntries(rows.map(({ name, first }) => [name, first]))
    const ofACase = ['evaluations', 'recognitions', 'effects'].map((name) => `reviews.${name}`)
    const others = tables.map(({ name }) => name).filter((name) => /^reviews[.]/.test(name) && !ofACase.includes(name))
    // What peers decided is about their cases, and who read a case changes nothing: nothing here is judged by them. What a lead says of its
    // files may be here before its case, on which it counts afterwards.
    const apart = ['reviews.peer_decisions', 'reviews.case_reads', 'reviews.peer_evidence']
    const held = others.filter((name) => !apart.includes(name))
    expect(held.length).toBeGreaterThan(8)
    expect(firsts).toEqual(
      Object.fromEntries([...ofACase.map((name) => [name, '_fresh']), ...held.map((name) => [name, '_case_held'])]),
    )
  })
})

describe('every role of ours', () => {
  it('has no attribute that steps over the wall', async () => {
    const { rows } = await client.query(
      `select rolname from pg_roles where rolname ~ '^(concert|cn_gd|hk|mo|joint)_'
         and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
    )
    expect(rows).toEqual([])
  })

  it('but the owner owns nothing', async () => {
    const { rows } = await client.query(
      `select rolname from pg_shdepend join pg_roles on pg_roles.oid = refobjid
       where refclassid = 'pg_authid'::regclass and deptype = 'o'
         and rolname ~ '^(concert|cn_gd|hk|mo|joint)_' and rolname <> 'concert_owner'`,
    )
    expect(rows).toEqual([])
  })

  it('that logs in is a member of the group of its own service and of no other', async () => {
    const { rows } = await client.query<{ login: string; groups: string[] }>(
      `select login.rolname as login, array_agg(grp.rolname::text) as groups from pg_auth_members
       join pg_roles login on login.oid = member join pg_roles grp on grp.oid = roleid
       where login.rolname ~ '^(cn_gd|hk|mo|joint)_' group by 1`,
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const { login, groups } of rows)
      expect(groups).toEqual([`concert_${login.replace(/^(cn_gd|hk|mo|joint)_/, '')}`])
  })
})

describe('the grants', () => {
  it('are those of the committed picture, in a cell and in the joint plane', async () => {
    const plane = new Client({ connectionString: joint.adminUrl })
    await plane.connect()
    const lines = ['# a cell', ...(await grantsOf(client)), '', '# the joint plane', ...(await grantsOf(plane)), '']
    await plane.end()
    await expect(lines.join('\n')).toMatchFileSnapshot('./grants.txt')
  })

  it('never let a role truncate, refer to, put a trigger on or maintain a table, or make anything in a schema', async () => {
    const forbidden = /TRUNCATE|REFERENCES|TRIGGER|MAINTAIN|CREATE/
    expect((await grantsOf(client)).filter((line) => forbidden.test(line))).toEqual([])
  })

  it("give a service rows of another service's schema by named columns and to read only", async () => {
    const views = await viewNamesOf(client)
    const isView = (line: string): boolean => / {2}SELECT$/.test(line) && views.has(line.split('  ')[1] ?? '')
    const foreign = (await grantsOf(client)).filter(
      (line) => isForeign(line) && !/ {2}schema /.test(line) && !isView(line),
    )
    expect(foreign.length).toBeGreaterThan(5)
    expect(foreign.filter((line) => !/ {2}SELECT \([\w, ]+\)$/.test(line))).toEqual(FOREIGN_WHOLE_TABLES)
  })

  it('give nothing to everybody', async () => {
    const { rows } = await client.query(
      `select oid::regclass::text as name from pg_class, aclexplode(relacl) acl
       where acl.grantee = 0 and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
    )
    expect(rows).toEqual([])
  })
})

/** Read whole: who is authorised, by those who must know it; and what the peers decided, by the service that certifies it. */
const FOREIGN_WHOLE_TABLES = [
  'concert_applications  personnel.authorisations  SELECT',
  'concert_certificates  reviews.peer_decisions  SELECT',
  'concert_evidence  personnel.authorisations  SELECT',
]

/** A grant on a table of a schema that is neither the service's own nor the ground that all stand on. */
function isForeign(line: string): boolean {
  const [role = '', object = ''] = line.split('  ')
  const own: Readonly<Record<string, readonly string[]>> = {
    concert_reviews: ['personnel'],
    concert_auditor: ['audit'],
  }
  const schema = object.replace(/^(schema|function) /, '').split('.')[0] ?? ''
  return !['platform', 'reference', role.replace('concert_', ''), ...(own[role] ?? [])].includes(schema)
}

describe('what reads or writes with the rights of its owner', () => {
  let routines: RoutineFacts[]
  beforeAll(async () => {
    routines = await routinesOf(client)
  })

  it('is no view and only the functions that are listed', async () => {
    expect(await viewsOf(client)).toEqual([])
    expect(routines.filter(({ runsAsOwner }) => runsAsOwner).map(({ name }) => name)).toEqual(RUN_AS_OWNER)
  })

  it('has its search path set, so that nobody can put a table of the same name before another', () => {
    expect(routines.filter(({ runsAsOwner, hasSearchPath }) => runsAsOwner && !hasSearchPath)).toEqual([])
  })

  it('is not for everybody to call', () => {
    expect(routines.filter(({ runsAsOwner, isPublic }) => runsAsOwner && isPublic)).toEqual([])
  })
})
