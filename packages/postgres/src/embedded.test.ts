import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Postgres, type PostgresOptions, startPostgres } from './embedded.ts'
import { freePort } from './free-port.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert pg 中文 '))
chmodSync(folder, 0o711)
const running: Postgres[] = []

async function start(dataDir: string, more: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const server = await startPostgres({ dataDir: join(folder, dataDir), persistent: true, mode: 'test', ...more })
  running.push(server)
  return server
}

async function value(server: Postgres, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.superuserUrl('postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a letter of any script is one, also to what asks the machine for its character type', async () => {
  const { stdout } = spawnSync('/usr/bin/locale', ['-a'], { encoding: 'utf8' })
  const expected = /^C\.utf-?8$/im.test(String(stdout)) ? 'C.UTF-8' : 'C'
  const server = await start('letters')
  expect(await value(server, `select datctype from pg_database where datname = 'template1'`)).toBe(expected)
  await value(server, 'create extension pg_trgm')
  expect(await value(server, `select cardinality(show_trgm('海港法律大模型'))`)).toBe(expected === 'C' ? 0 : 8)
})

test('what was acknowledged is there after the server was killed and started again on the same port', async () => {
  const server = await start('killed')
  await value(server, 'create table decisions (id int)')
  await value(server, 'insert into decisions select generate_series(1, 100)')
  await server.kill('SIGKILL')
  expect(server.isRunning).toBe(false)
  await expect(value(server, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  await server.start()
  expect(await value(server, 'select count(*)::int from decisions')).toBe(100)
})

test('a server that was killed under load starts again at once: it waits until the backends of the other are gone', async () => {
  const server = await start('loaded')
  const clients = Array.from({ length: 4 }, () => new pg.Client({ connectionString: server.superuserUrl('postgres') }))
  for (const client of clients) {
    client.on('error', () => undefined)
    await client.connect()
    // It is busy, so it is the last to notice that its server has ended.
    void client.query('select count(*) from generate_series(1, 3000000)').catch(() => undefined)
  }
  await server.kill('SIGKILL')
  await server.start()
  expect(await value(server, 'select 1')).toBe(1)
  await Promise.allSettled(clients.map((client) => client.end()))
})

test('data outlive stop when they are persistent, and the password with them', async () => {
  const first = await start('kept')
  await value(first, 'create table kept (id int)')
  await first.stop()
  const second = await start('kept')
  expect(await value(second, "select to_regclass('kept')::text")).toBe('kept')
})

test('data that are not persistent are gone after stop', async () => {
  const dataDir = join(folder, 'fleeting')
  const server = await startPostgres({ dataDir, persistent: false, mode: 'test' })
  expect(existsSync(dataDir)).toBe(true)
  await server.stop()
  expect(existsSync(dataDir)).toBe(false)
})

test('commits are synchronous, the server is version 18, and it listens on loopback only, without a socket file', async () => {
  const server = await start('settings', { settings: { max_connections: '17', synchronous_commit: 'off' } })
  expect(await value(server, 'show max_connections')).toBe('17')
  expect(await value(server, 'show synchronous_commit')).toBe('on')
  expect(await value(server, "select current_setting('server_version_num')::int / 10000")).toBe(18)
  expect(await value(server, 'show listen_addresses')).toBe('127.0.0.1')
  expect(await value(server, 'show unix_socket_directories')).toBe('')
})

test('a server that a killed process left behind is stopped in order by the next one', async () => {
  const dataDir = join(folder, 'orphaned')
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, persistent: true, mode: 'test' })
    console.log(server.pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = await once(child.stdout, 'data')
  await expect(start('orphaned', { persistent: false })).rejects.toThrow(`in use by process ${child.pid}`)
  expect(existsSync(dataDir)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(isAlive(Number(pid))).toBe(true)
  const server = await start('orphaned')
  expect(server.pid).not.toBe(Number(pid))
  expect(await value(server, 'select 1')).toBe(1)
})

test('a port that is taken is named as the reason why the server does not start', async () => {
  const port = await freePort()
  const holder = createServer().listen(port, '127.0.0.1')
  await once(holder, 'listening')
  await expect(start('taken', { port })).rejects.toThrow(/ended while starting:[^]*could not bind/)
  holder.close()
})

test('a data folder that is closed to others works, for root at a place that the server’s user reaches', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'concert-closed-'))
  const dataDir = join(closed, 'pg')
  const server = await startPostgres({ dataDir, persistent: false, mode: 'test' })
  const actual = await value(server, 'show data_directory')
  if (process.getuid?.() === 0) expect(actual).toMatch(/^\/var\/tmp\/concert-[0-9a-f]{16}\/data$/)
  else expect(actual).toBe(dataDir)
  await server.stop()
  expect(existsSync(String(actual))).toBe(false)
  rmSync(closed, { recursive: true })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
