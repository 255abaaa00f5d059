import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { ORPHAN_AGE_MS, sweepObjects } from '../src/artefact/sweep-objects.ts'
import {
  digestOf,
  encode,
  type EvidenceCells,
  filesIn,
  FORM_TYPE,
  formOf,
  harbour,
  hongKongOf,
  inspect,
  seedApplication,
  startEvidence,
  until,
} from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')

let cells: EvidenceCells
const running: ChildProcess[] = []

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
})
afterEach(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) await killed(child)
})
afterAll(() => cells.close())

/** The service as a process of its own, on the databases and folders of the test. */
async function startProcess() {
  const env = { ...cells.environment, CONCERT_ISSUER: cells.issuers.issuer }
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    const port = /http:\/\/[\d.]+:(\d+)/.exec(text)?.[1]
    if (port === undefined) continue
    child.stdout.resume()
    return { child, port: Number(port), client: tusClient(cells, harbour, 'hk', Number(port)) }
  }
  throw new Error(`the process ended without listening: ${text}`)
}

async function killed(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

const stored = () => filesIn(cells.storeFolder('hk'))
async function expectNothingInTheClear(): Promise<void> {
  for (const path of await stored())
    expect((await readFile(join(cells.storeFolder('hk'), path))).includes('nobody'), path).toBe(false)
}

/** A form of which the file has begun and does not end. */
async function beginForm(port: number): Promise<void> {
  const form = encode(formOf(await seedApplication(cells.admin), Buffer.from('tell nobody of this '.repeat(4_000))))
  const headers = {
    authorization: `Bearer ${await cells.issuers.token('hk', harbour)}`,
    'content-type': FORM_TYPE,
    'content-length': form.length,
  }
  const asking = request({ host: '127.0.0.1', port, method: 'POST', path: '/hk/v1/evidence', headers, agent: false })
  asking.on('error', () => undefined)
  asking.write(form.subarray(0, 70_000))
  await until('the form is under way', async () => (await stored()).some((path) => path.startsWith('sealing')))
}

test('a process that is killed while bytes come loses at most what was being written, and leaves nothing behind', async () => {
  const bytes = Buffer.from('tell nobody of this '.repeat(200_000))
  const one = await startProcess()
  await beginForm(one.port)
  const metadata = metadataOf(await seedApplication(cells.admin), bytes, { filename: 'a.txt', filetype: 'text/plain' })
  const location =
    (await one.client.create(metadata, { 'upload-length': String(bytes.length) })).headers['location'] ??
    expect.fail('it was not begun')
  const file = join(cells.storeFolder('hk'), 'uploads', location.split('/').at(-1) ?? '')

  const asking = await one.client.openAppend(location, 0, bytes.length)
  asking.on('error', () => undefined)
  let sent = 0
  // It has neither come to its end nor to a stop when the process is killed.
  const sending = setInterval(() => {
    if (sent < 3_900_000) asking.write(bytes.subarray(sent, (sent += 30_001)))
  }, 5)
  await expect.poll(async () => (await stat(file)).size, { timeout: 60_000 }).toBeGreaterThan(1_000_000)
  await killed(one.child)
  clearInterval(sending)
  await expectNothingInTheClear()

  const two = await startProcess()
  // The lease of the process that is gone ends by itself.
  await expect.poll(async () => (await two.client.head(location)).status, { timeout: 60_000 }).toBe(200)
  const offset = Number((await two.client.head(location)).headers['upload-offset'])
  expect(offset).toBeGreaterThan(900_000)
  expect(offset).toBeLessThanOrEqual(sent)
  const last = await two.client.append(location, offset, bytes.subarray(offset))
  expect(last.status, JSON.stringify(last.problem)).toBe(204)

  const evidenceId = last.headers['evidence-id']
  await inspect(cells, evidenceId ?? '')
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  const url = `/hk/v1/evidence/${evidenceId}/content`
  expect((await cells.app.inject({ url, headers: { authorization } })).rawPayload.equals(bytes)).toBe(true)
  await expectNothingInTheClear()
  await sweepObjects(hongKongOf(cells), new Date(Date.now() + 2 * ORPHAN_AGE_MS))
  const { rows } = await cells.admin.query('select digest, stored_as from evidence.object_keys')
  expect(rows).toMatchObject([{ digest: digestOf(bytes) }])
  expect(await stored()).toEqual([expect.stringContaining(rows[0].stored_as)])
}, 120_000)
