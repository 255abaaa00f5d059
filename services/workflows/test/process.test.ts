import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { generateKey } from '@concert/credentials/keys'
import { writePrivateKeyFile } from '@concert/credentials/signer'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { prepareQueueSchema } from '@concert/workflows/prepare-queue-schema'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { program } from '../src/program.ts'
import { silent } from './engine.fixture.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')

let folder: string
let database: CellDatabase
let environment: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concert-workflows-process-'))
  database = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  await prepareQueueSchema(database.adminUrl)
  const keyFile = join(folder, 'hk.workflows.jwk')
  await writePrivateKeyFile(keyFile, (await generateKey()).privateJwk)
  environment = {
    CONCERT_AUTHORITIES: 'hk',
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_URL_APPLICATIONS: 'http://127.0.0.1:1',
    CONCERT_URL_EVIDENCE: 'http://127.0.0.1:1',
    CONCERT_URL_PERSONNEL: 'http://127.0.0.1:1',
    CONCERT_URL_REVIEWS: 'http://127.0.0.1:1',
    CONCERT_URL_CERTIFICATES: 'http://127.0.0.1:1',
    CONCERT_URL_EXCHANGE: 'http://127.0.0.1:1',
    CONCERT_URL_REGISTRY: 'http://127.0.0.1:1',
    CONCERT_WORKFLOWS_KEY_HK: keyFile,
    DATABASE_URL_HK: database.url('workflows'),
    WATCH_DATABASE_URL_HK: database.url('watch'),
  }
})
afterAll(async () => {
  await database?.drop()
  rmSync(folder, { recursive: true })
})

/** The service as a process of its own, with exactly this environment. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const exited = once(child, 'exit')
  return { child, exited, output: () => output, complaint: () => complaint }
}

async function connectionsOf(): Promise<number> {
  const admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity where datname = $1 and usename = 'hk_workflows'`,
      [database.name],
    )
    return rows[0]?.open ?? 0
  } finally {
    await admin.end()
  }
}

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'listens on loopback by default, and at %s ends by itself, with its engines and connections',
    async (signal) => {
      const { child, exited, output, complaint } = start(environment)
      try {
        const address = () => output().match(/http:\/\/127\.0\.0\.1:\d+/)?.[0]
        await expect.poll(address, { timeout: 20_000 }).toBeDefined()
        expect(await (await fetch(`${address()}/ready`)).json()).toEqual({ ready: true, reasons: [] })
        expect(await connectionsOf()).toBeGreaterThan(0)
        child.kill(signal)
        expect(await exited).toEqual([0, null])
        expect(complaint()).toBe('')
        await expect.poll(connectionsOf).toBe(0)
      } finally {
        child.kill('SIGKILL')
        await exited
      }
    },
  )

  test('that is configured wrongly ends at once with the list of what is wrong', async () => {
    const { exited, complaint } = start({ CONCERT_AUTHORITIES: 'hk', CONCERT_ISSUER: 'nowhere' })
    expect(await exited).toEqual([1, null])
    expect(complaint()).toMatch(/The configuration is not valid:\n(\s+\w+: .+\n)*\s+DATABASE_URL_HK: /)
    expect(complaint()).toContain('CONCERT_ISSUER: ')
  })
})

describe('it does not start, and leaves nothing running,', () => {
  const starting = (changes: Record<string, string>) =>
    program.openContexts(program.readConfig({ ...environment, ...changes }), silent)

  test('on a role that could step over the wall', async () => {
    await expect(starting({ DATABASE_URL_HK: database.adminUrl })).rejects.toThrow(/superuser|row-level security/i)
  })

  test('with a key file that others may read', async () => {
    const open = join(folder, 'open.jwk')
    await writePrivateKeyFile(open, (await generateKey()).privateJwk)
    chmodSync(open, 0o640)
    await expect(starting({ CONCERT_WORKFLOWS_KEY_HK: open })).rejects.toThrow('open.jwk is readable by others')
  })

  test('when the engine of one cell cannot start, whichever was started before it', async () => {
    const missing = join(folder, 'none.jwk')
    const both = {
      CONCERT_AUTHORITIES: 'hk,mo',
      DATABASE_URL_MO: database.url('workflows'),
      WATCH_DATABASE_URL_MO: database.url('watch'),
    }
    await expect(starting({ ...both, CONCERT_WORKFLOWS_KEY_MO: missing })).rejects.toThrow('none.jwk')
    await expect.poll(connectionsOf).toBe(0)
  })
})
