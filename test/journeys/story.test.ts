import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operations } from '@concert/contracts/operations'
import { castRecognitionVote, getRecognition } from '@concert/contracts/recognitions'
import { clauses } from '@concert/domain/clauses'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { type Constellation, startConstellation } from '@concert/local/constellation'
import { type Databases, startOwnDatabases } from '@concert/local/databases'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast } from '../story/cast.ts'
import { mainland } from '../story/lead.ts'
import { readAcrossBorder } from '../story/read-across-border.ts'
import { staffSession, until } from '../story/session.ts'
import { type StoryResult, tellStory } from '../story/story.ts'
import { recordingNarrator } from './recording-narrator.fixture.ts'
import { rowsOf } from './rows.fixture.ts'
import { verifyAudit } from './verify-audit.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-story-test-'))
const narrator = recordingNarrator()
let databases: Databases
let constellation: Constellation
let result: StoryResult

beforeAll(async () => {
  databases = await startOwnDatabases(folder, { persistent: false })
  constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'info' })
  result = await tellStory({ origin: constellation.origin, folder, narrator }).catch((error: unknown) => {
    throw new Error(`the story broke off after:\n${narrator.told.slice(-15).join('\n')}`, { cause: error })
  })
  for (const { workflows } of constellation.engines?.values() ?? []) await workflows.idle()
}, 120_000)

afterAll(async () => {
  await constellation?.stop()
  await databases?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('one application, three authorities, one certificate', () => {
  it('ends in a verified certificate, in force in two places and suspended in the third', () => {
    expect(result.verified).toBe(true)
    expect(result.certificateNumber).toMatch(/^GBAAI-H001-\d\d-L-\d{5}-[0-9A-Z]$/)
    expect(result.effects).toEqual({ CN: 'active', HK: 'active', MO: 'suspended' })
  })

  it('leaves exactly one certificate, signed by each authority in its own cell', async () => {
    for (const authority of authorities) {
      const intents = await rowsIn(authority, 'select certificate_number from certificates.intents')
      expect(intents).toEqual([{ certificate_number: result.certificateNumber }])
      const signed = await rowsIn(
        authority,
        'select by_authority from certificates.attestations where by_authority = authority',
      )
      expect(signed).toEqual([{ by_authority: authority }])
    }
  })

  it('keeps the weights lodged with the lead until the end of the certificate, which a renewal can name', async () => {
    const lodged = `select lodgement.certificate_number,
        valid_until = ((content ->> 'validTo')::date + 1)::timestamp at time zone 'Asia/Hong_Kong' as "untilItsEnd"
      from applications.lodgements lodgement join certificates.intents using (authority, certificate_number)`
    for (const authority of authorities) {
      const held = authority === 'hk' ? [{ certificate_number: result.certificateNumber, untilItsEnd: true }] : []
      expect(await rowsIn(authority, lodged), authority).toEqual(held)
    }
    const own = await rowsIn('hk', 'select certificate_number, applicant_id from applications.own_certificates')
    expect(own).toEqual([{ certificate_number: result.certificateNumber, applicant_id: 'harbour-legal' }])
    expect(await rowsIn('mo', 'select certificate_number from applications.own_certificates')).toEqual([])
  })

  it('gives nothing up: no dead letter in any cell', async () => {
    for (const { workflows } of constellation.engines?.values() ?? [])
      expect(await workflows.listDeadLetters()).toEqual([])
  })

  it('keeps an audit chain in every cell that verifies from its first line, soon holds every line, and vouches for every case', async () => {
    for (const authority of authorities) {
      const verify = () => verifyAudit(databases.adminUrls[authority], authority)
      const chained = expect.stringMatching(
        /^The audit chain of [\w-]+ is intact: [1-9]\d* entries; [1-9]\d* cases are what their events give\.$/m,
      )
      await expect.poll(verify, { timeout: 10_000 }).toEqual({ code: 0, said: chained })
    }
  })

  it.each([
    [
      "update reviews.evaluations set status = 'refused'",
      /evaluation ev[\w-]+ is not what its events give: they differ in status\.$/m,
    ],
    ["update reviews.evaluations set content = '{}'", /evaluation ev[\w-]+ .*its state cannot be read/s],
    ["update applications.organisations set names = '{}'", /organisation org_[\w-]+ .* they differ in names\.$/m],
    [
      'update reviews.effects set state = state || \'{"validTo": "2099-12-31"}\'',
      /effect GBAAI-[\w-]+ .* they differ in validTo\.$/m,
    ],
    ['delete from evidence.artefacts', /evidence evd_[\w-]+ .* it has events, and nothing is stored of it\.$/m],
    [
      'update applications.applications set version = version + 1',
      /application app_[\w-]+ .* it is of version \d+ and has \d+ events\.$/m,
    ],
  ])('is not verified after "%s" behind every trigger', async (statement, said) => {
    await whileTampered(statement, async () => {
      expect(await verifyAudit(databases.adminUrls.hk, 'hk')).toEqual({ code: 1, said: expect.stringMatching(said) })
    })
  })

  it('covers every event of every stream by exactly one audit line, which names its id and its version', async () => {
    for (const authority of authorities) {
      expect(await rowsIn(authority, LISTED_OTHERWISE_THAN_STORED), authority).toEqual([])
      const [counted] = await rowsIn(authority, 'select count(*)::int as events from platform.events')
      expect(Number(counted?.['events']), authority).toBeGreaterThan(5)
    }
  })

  it('gives every audit line at least one clause receipt, each of a clause that is on record', async () => {
    for (const authority of authorities) {
      const bare = await rowsIn(
        authority,
        `select line::jsonb ->> 'action' as action from audit.lines audited
         where not exists (select from audit.receipts receipt where receipt.line_id = audited.line_id)`,
      )
      expect(bare, authority).toEqual([])
      const cited = await rowsIn(authority, 'select distinct clause from audit.receipts')
      const unknown = cited.filter(({ clause }) => !Object.keys(clauses).includes(String(clause)))
      expect(unknown, authority).toEqual([])
    }
  })

  it('lets no personal data of the client leave the lead cell, nor reach a log', async () => {
    const canary = 'Ho Sin-man'
    expect(await isAnywhereIn('hk', canary)).toBe(true)
    for (const authority of ['cn-gd', 'mo'] as const)
      expect(await isAnywhereIn(authority, canary), authority).toBe(false)
    const log = readFileSync(join(folder, 'logs', 'concert.log'), 'utf8')
    expect(log).toContain('"operation":"submitApplication"')
    expect(log).not.toContain(canary)
    expect(log).not.toContain('ho.sinman@')
    expect(log).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}/)
  })
})

it('goes on across the border: Macao is refused mainland data for want of a basis, and then for want of a scan alone', async () => {
  const world = { origin: constellation.origin, folder, narrator }
  expect(await readAcrossBorder(world)).toBe('not-scanned')
  expect(narrator.told.join('\n')).toMatch(/refused: .*CN.*MO/)
  const kept = 'select reader_id from evidence.custody where reader_authority is not null'
  expect(await rowsIn('cn-gd', kept)).toEqual([])
}, 120_000)

it('tells Macao that a file of the dossier before it was shredded in the mainland, which Macao then does not recognise', async () => {
  const world = { origin: constellation.origin, folder, narrator }
  const [open] = await rowsIn(
    'mo',
    `select recognition_id as id, application_id as application, dossier #>> '{findings,0,evidence,0}' as digest
     from reviews.recognitions where lead_authority = 'cn-gd'`,
  )
  const [file] = await rowsIn(
    'cn-gd',
    `select evidence_id as id from evidence.artefacts
     where application_id = '${String(open?.['application'])}' and digest = '${String(open?.['digest'])}'`,
  )
  const params = { recognitionId: String(open?.['id']) as never }
  const [maker = ''] = cast.mo.staff.filter(({ functions }) => functions.includes('decision-maker')).map(({ id }) => id)
  const decider = await staffSession(world, 'mo', maker)
  const signatory = await staffSession(world, 'cn-gd', mainland.signatory)
  await signatory.call(operations.shredEvidence, {
    params: { evidenceId: String(file?.['id']) as never },
    body: { ground: 'erasure-request', reason: 'The person whom the file shows asked for it.' },
  })
  const marked = await until('the mark in Macao', async () => {
    const { body: recognition } = await decider.call(getRecognition, { params })
    return recognition.closedEvidence?.[0]
  })
  expect(marked).toMatchObject({ digest: open?.['digest'], reason: 'shredded' })
  const vote = (decision: 'recognise' | 'refuse') => ({ decision, conditions: [], reasons: 'As the dossier stands.' })
  const refused = await decider.refused(getRecognition, castRecognitionVote, { params, body: vote('recognise') })
  expect(refused.problem.errors).toMatchObject([{ code: 'recognition-on-closed-evidence', subject: marked.digest }])
  await decider.command(getRecognition, castRecognitionVote, { params, body: vote('refuse') })
  const intact = expect.stringMatching(/^The audit chain of mo is intact: /m)
  await expect
    .poll(() => verifyAudit(databases.adminUrls.mo, 'mo'), { timeout: 10_000 })
    .toEqual({ code: 0, said: intact })
  // The ground may say something of a person: it stays in the mainland.
  expect(await isAnywhereIn('cn-gd', 'erasure-request')).toBe(true)
  expect(await isAnywhereIn('mo', 'erasure-request')).toBe(false)
}, 60_000)

/** Runs `look` while a statement has changed the tables of Hong Kong that it names, and then writes them back as they were. */
async function whileTampered(statement: string, look: () => Promise<void>): Promise<void> {
  const table = /(?:update|from) ([a-z_.]+)/.exec(statement)?.[1] ?? ''
  const client = new Client({ connectionString: databases.adminUrls.hk })
  await client.connect()
  try {
    // No trigger and no foreign key is looked at in this connection.
    await client.query("set session_replication_role = 'replica'")
    await client.query(`create temporary table kept as table ${table}`)
    await client.query(statement)
    await look()
    await client.query(`delete from ${table}`)
    await client.query(
      `insert into ${table} (${await columnsOf(client, table)}) select ${await columnsOf(client, table)} from kept`,
    )
  } finally {
    await client.end()
  }
}

/** The columns of a table that are not generated. */
async function columnsOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0]?.names ?? ''
}

/** Events that no audit line, or more than one, lists under their stream, id, version and type, and lines that list what is none. */
const LISTED_OTHERWISE_THAN_STORED = `
  with listed as (
    select event.value ->> 'id' as id, line ->> 'stream' as stream, line ->> 'streamId' as stream_id,
           (line ->> 'version')::int + event.ordinal as version, event.value ->> 'type' as type, count(*) as lines
    from (select line::jsonb as line from audit.lines) audited,
         jsonb_array_elements(line -> 'events') with ordinality as event (value, ordinal)
    group by 1, 2, 3, 4, 5)
  select coalesce(listed.type, stored.type) as type, listed.lines
  from platform.events stored full join listed
    on listed.id = stored.id::text and listed.stream = stored.stream and listed.stream_id = stored.stream_id
      and listed.version = stored.version and listed.type = stored.type
  where listed.lines is distinct from 1 or stored.id is null`

const rowsIn = (authority: Authority, sql: string) => rowsOf(databases)(authority, sql)

/** Looks for a text in every row of every table of a cell. */
async function isAnywhereIn(authority: Authority, text: string): Promise<boolean> {
  const tables = await rowsIn(
    authority,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('applications', 'evidence', 'reviews', 'certificates', 'exchange', 'platform', 'audit', 'workflows', 'bullmq')`,
  )
  for (const { name } of tables) {
    const [found] = await rowsIn(
      authority,
      `select exists (select from ${String(name)} as t where t::text like '%${text}%') as hit`,
    )
    if (found?.['hit'] === true) return true
  }
  return false
}
