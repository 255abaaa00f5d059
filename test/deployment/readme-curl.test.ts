import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { OperationShape } from '@concert/contracts/operation'
import {
  getAuthorityKeys,
  listEditions,
  listRequirements,
  searchCertificates,
  verifyCredential,
} from '@concert/contracts/registry'
import { type Constellation, startConstellation } from '@concert/local/constellation'
import type { OwnDatabases } from '@concert/local/databases'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPreparedDatabases } from '../journeys/prepared-folder.fixture.ts'
import { cast } from '../story/cast.ts'
import { textOf } from './compose-file.ts'

const run = promisify(execFile)
const ORIGIN = 'http://127.0.0.1:8080'

const block = /<!-- curl:begin -->\n```sh\n(?<lines>[^`]*)```\n<!-- curl:end -->/.exec(textOf('README.md'))
const lines = (block?.groups?.['lines'] ?? '').split('\n').filter((line) => line !== '')

/** What each line asks, in the order of the README. */
const asked: readonly OperationShape[] = [
  listEditions,
  listRequirements,
  searchCertificates,
  getAuthorityKeys,
  verifyCredential,
]

const folder = mkdtempSync(join(tmpdir(), 'concert-readme-'))
let databases: OwnDatabases
let constellation: Constellation
let hasCurl = true

beforeAll(async () => {
  hasCurl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  )
  if (!hasCurl) return
  databases = await startPreparedDatabases(folder)
  constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'silent' })
}, 120_000)

afterAll(async () => {
  if (hasCurl) {
    await constellation.stop()
    await databases.stop()
  }
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a line as a reader would, in a shell, but at the origin of this test. */
async function answerTo(line: string): Promise<unknown> {
  const { stdout } = await run('sh', ['-c', line.replaceAll(ORIGIN, constellation.origin)])
  return JSON.parse(stdout)
}

test('the README shows five requests, each a line of curl at the address that npm start opens', () => {
  expect(lines).toHaveLength(asked.length)
  for (const line of lines) expect(line).toMatch(/^curl -s [^|;&]*'?http:\/\/127\.0\.0\.1:8080\//)
})

test.for(asked.map((operation, index) => ({ operation, index, id: operation.id })))(
  'line $index of the README asks $id and is answered as its contract says, without a login',
  async ({ operation, index }, ctx) => {
    if (!hasCurl) ctx.skip('there is no curl; install it, for example with apt-get install curl')
    const answer = await answerTo(lines[index] ?? '')
    expect(operation.success.body.safeParse(answer).error?.issues ?? []).toEqual([])
  },
)

test('the requirements shown are those of one class, and the credential shown is told to be none', async (ctx) => {
  if (!hasCurl) ctx.skip('there is no curl; install it, for example with apt-get install curl')
  const requirements = listRequirements.success.body.parse(await answerTo(lines[1] ?? ''))
  expect(requirements.items.length).toBeGreaterThan(40)
  const verdict = verifyCredential.success.body.parse(await answerTo(lines[4] ?? ''))
  expect(verdict.authentic).toBe(false)
})

test('what a newcomer reads first stays short', () => {
  for (const document of ['README.md', 'ARCHITECTURE.md']) {
    expect(textOf(document).split('\n').length, document).toBeLessThanOrEqual(151)
  }
})
