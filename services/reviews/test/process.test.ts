import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { makeAuthorityKeys } from '@concert/testing/authority-keys'
import { prepareCell } from '@concert/testing/cell-database'
import { expect, inject, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../src/main.ts')

test('the process listens on loopback by default, and ends by closing when it is told to', async () => {
  const database = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  const trust = await mkdtemp(join(tmpdir(), 'concert-reviews-'))
  await makeAuthorityKeys(trust)
  const child = spawn(process.execPath, [MAIN], {
    env: {
      CONCERT_AUTHORITIES: 'hk',
      CONCERT_ISSUER: 'http://127.0.0.1/{authority}',
      CONCERT_CURSOR_KEY: 'ab'.repeat(32),
      CONCERT_TRUST_DIR: trust,
      DATABASE_URL_HK: database.url('reviews'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  try {
    const address = await listeningAddress(child.stdout)
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${address}/ready`)).json()).toEqual({ ready: true, reasons: [] })
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  } finally {
    child.kill('SIGKILL')
    await exited
    await database.drop()
    await rm(trust, { recursive: true })
  }
})

async function listeningAddress(output: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of output) {
    text += chunk.toString()
    const address = text.match(/http:\/\/[\d.]+:\d+/)?.[0]
    if (address !== undefined) return address
  }
  throw new Error(`the process ended without listening: ${text}`)
}
