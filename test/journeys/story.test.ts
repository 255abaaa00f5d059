import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorities } from '@concert/domain'
import {
  type Constellation,
  type Databases,
  startConstellation,
  startOwnDatabases,
  type StoryResult,
  tellStory,
} from '@concert/local'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordingNarrator } from './recording-narrator.fixture.ts'
import { verifyAudit } from './verify-audit.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-story-test-'))
const narrator = recordingNarrator()
let databases: Databases
let constellation: Constellation
let result: StoryResult

beforeAll(async () => {
  databases = await startOwnDatabases(folder, { persistent: false })
  constellation = await startConstellation({ folder, databases, port: 0, logLevel: 'info' })
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

  it('gives nothing up: no dead letter in any cell', async () => {
    for (const { workflows } of constellation.engines?.values() ?? [])
      expect(await workflows.listDeadLetters()).toEqual([])
  })

  it('keeps an audit chain in every cell that verifies from its first line', async () => {
    for (const authority of authorities) {
      const { code, said } = await verifyAudit(databases.adminUrls[authority], authority)
      expect(code, said).toBe(0)
    }
  })

  it('writes one audit line for every change, in the same number as the changes of all streams', async () => {
    for (const authority of authorities) {
      const [counts] = await rowsIn(
        authority,
        `select (select count(*) from audit.entries) as lines,
                (select count(*) from platform.events) as events,
                (select count(*) from platform.outbox where relayed_at is null) as unrelayed`,
      )
      expect(Number(counts?.['lines'])).toBeGreaterThan(0)
      expect(Number(counts?.['events'])).toBeGreaterThanOrEqual(Number(counts?.['lines']))
      expect(Number(counts?.['unrelayed'])).toBe(0)
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

async function rowsIn(authority: (typeof authorities)[number], sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databases.adminUrls[authority] })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Looks for a text in every row of every table of a cell. */
async function isAnywhereIn(authority: (typeof authorities)[number], text: string): Promise<boolean> {
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
