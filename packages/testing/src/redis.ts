import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from '@concert/postgres/free-port'

export interface TestRedis {
  url: string
  /** The server's process id; undefined when the server does not belong to this test. */
  pid: number | undefined
  client: Redis
  /** Deletes everything; on a server that does not belong to this test, only what tests have written. */
  wipe(): Promise<void>
  close(): Promise<void>
}

/** Why there is no Redis for tests, or null when there is one. Throws if `REQUIRE_ALL=1` allows no skip. */
export function redisIsMissing(): string | null {
  if (redisBinary() !== undefined || process.env['REDIS_URL'] !== undefined) return null
  const reason = 'no Redis: install redis-server (apt-get install redis-server) or set REDIS_URL'
  if (process.env['REQUIRE_ALL'] === '1') throw new Error(reason)
  return reason
}

/** A Redis of this test, or the one of `REDIS_URL` if none can be started. */
export async function startTestRedis(): Promise<TestRedis> {
  const binary = redisBinary()
  if (binary === undefined) return connectTestRedis(process.env['REDIS_URL'] ?? '', undefined, async () => undefined)
  const folder = mkdtempSync(join(tmpdir(), 'concert-redis-'))
  const port = await freePort()
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    folder,
  ]
  const server = spawn(binary, flags, { stdio: 'ignore' })
  return connectTestRedis(`redis://127.0.0.1:${port}`, server.pid, async () => {
    server.kill('SIGKILL')
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })
}

async function connectTestRedis(url: string, pid: number | undefined, end: () => Promise<void>): Promise<TestRedis> {
  const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null })
  // Connections are refused until the server listens; the retries above continue.
  client.on('error', () => undefined)
  await client.ping()
  return {
    url,
    pid,
    client,
    async wipe() {
      if (pid !== undefined) await client.flushall()
      else for (const key of await client.keys('{concert-t-*')) await client.del(key)
    },
    async close() {
      client.disconnect()
      await end()
    },
  }
}

/** The program on the search path, or undefined when there is none. */
function redisBinary(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'redis-server')).find((file) => existsSync(file))
}
