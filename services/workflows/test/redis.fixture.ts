import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@concert/testing'
import { Redis } from 'ioredis'

export interface TestRedis {
  readonly url: string
  readonly client: Redis
  stop(): Promise<void>
}

const BINARY = '/usr/bin/redis-server'

/** Why there is no Redis to test with, or undefined when there is. @throws Error where `REQUIRE_ALL=1` allows no skip */
export function whyNoRedis(): string | undefined {
  if (existsSync(BINARY)) return undefined
  const reason = `no ${BINARY}; install it (apt-get install redis-server)`
  if (process.env['REQUIRE_ALL'] === '1') throw new Error(reason)
  return reason
}

/** A Redis of this test's own that keeps nothing on disk. */
export async function startTestRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'concert-redis-'))
  const port = await freePort()
  const flags = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder, 'maxmemory-policy': 'noeviction' }
  const argv = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
  const server = spawn(BINARY, argv, { stdio: 'ignore' })
  const url = `redis://127.0.0.1:${port}`
  const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null })
  // Refused until the server listens; the retries above go on.
  client.on('error', () => undefined)
  await client.ping()
  return {
    url,
    client,
    async stop() {
      client.disconnect()
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
