import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OwnDatabases, removeOwnDatabases, startOwnDatabases } from '#databases.ts'
import { claimFolder } from '#folder-claim.ts'

const isRoot = process.getuid?.() === 0
let checkout: string
let folder: string
let running: OwnDatabases | undefined

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'concert-databases-'))
  chmodSync(checkout, 0o755)
  folder = join(checkout, '.local', 'concert')
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  await removeOwnDatabases(folder)
  rmSync(checkout, { recursive: true, force: true })
})

async function start(): Promise<OwnDatabases> {
  running = await startOwnDatabases(folder, { persistent: true, mode: 'test' })
  return running
}

async function stop(): Promise<void> {
  await running?.stop()
  running = undefined
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: running?.adminUrls.hk ?? '' })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}

it('lie in the folder wherever the server’s user can pass, closed to everyone else', async () => {
  claimFolder(folder).release()
  expect(statSync(folder).mode & 0o777).toBe(isRoot ? 0o711 : 0o700)
  const { description } = await start()
  const dataDir = join(folder, 'pg')
  expect(await query('show data_directory')).toEqual([{ data_directory: dataDir }])
  expect(description).toContain(`data in ${dataDir}`)
  expect(statSync(dataDir).mode & 0o077).toBe(0)
})

it('are named where they are when the checkout is closed, and removed there', async () => {
  chmodSync(checkout, 0o700)
  claimFolder(folder).release()
  const { description } = await start()
  const actual = String((await query('show data_directory'))[0]?.['data_directory'])
  expect(description).toContain(`data in ${actual}`)
  if (isRoot) expect(actual).toMatch(/^\/var\/tmp\/concert-[0-9a-f]{16}\/data$/)
  await query('create table kept (id int)')
  await stop()
  await start()
  expect(await query("select to_regclass('kept')::text as name")).toEqual([{ name: 'kept' }])
  await stop()
  await removeOwnDatabases(folder)
  expect(existsSync(actual)).toBe(false)
})

it('do not come back to a new folder at the same path', async () => {
  chmodSync(checkout, 0o700)
  await start()
  const before = String((await query('show data_directory'))[0]?.['data_directory'])
  await query('create table forgotten (id int)')
  await stop()
  rmSync(folder, { recursive: true })
  await start()
  expect(await query("select to_regclass('forgotten')::text as name")).toEqual([{ name: null }])
  if (isRoot) rmSync(join(before, '..'), { recursive: true })
})

it('are not begun anew beside data that the server’s user cannot reach any more', async () => {
  mkdirSync(folder, { recursive: true })
  await start()
  await query('create table kept (id int)')
  await stop()
  chmodSync(checkout, 0o700)
  if (isRoot) await expect(start()).rejects.toThrow(`cannot reach ${join(folder, 'pg')}; let others pass`)
  chmodSync(checkout, 0o755)
  await start()
  expect(await query("select to_regclass('kept')::text as name")).toEqual([{ name: 'kept' }])
})
