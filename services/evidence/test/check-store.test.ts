import { randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createLogger } from '@concert/platform/logger'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { takeCheckTurn } from '../src/artefact/check-turn.ts'
import { checkStore } from '../src/artefact/check-store.ts'
import type { EvidenceContext } from '../src/context.ts'
import { StoreUnavailable } from '../src/object-store/object-store.ts'
import {
  digestOf,
  type EvidenceCells,
  hongKongOf,
  objectPath,
  seedApplication,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'

let cells: EvidenceCells
let context: EvidenceContext
let first: string
let second: string
const lines: string[] = []
const logger = createLogger({
  service: 'evidence',
  level: 'info',
  destination: { write: (line) => void lines.push(line) },
})

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  context = hongKongOf(cells)
  first = await seedApplication(cells.admin)
  second = await seedApplication(cells.admin)
})
afterAll(() => cells.close())
beforeEach(() => void lines.splice(0))

async function upload(bytes: Uint8Array, applicationId = first): Promise<string> {
  return uploaded(cells, applicationId, bytes)
}

/** Of objects of whatever age. */
function check(changes: Partial<EvidenceContext> = {}, stopping = new AbortController().signal) {
  return checkStore({ ...context, recheckMs: 0, ...changes }, logger, stopping)
}

const pathOf = (bytes: Uint8Array) => objectPath(cells, digestOf(bytes))

async function spoil(bytes: Uint8Array, how: (stored: Buffer) => Buffer) {
  const path = await pathOf(bytes)
  await writeFile(path, how(await readFile(path)))
}

async function reasonOf(evidenceId: string): Promise<string | null> {
  const { rows } = await cells.admin.query(
    `select quarantine ->> 'reason' as reason from evidence.artefacts where evidence_id = $1`,
    [evidenceId],
  )
  return rows[0].reason
}

async function lookAt(bytes: Uint8Array) {
  const { rows } = await cells.admin.query(
    'select is_right, right_at is not null as was_right, looked_at from evidence.object_checks where digest = $1',
    [digestOf(bytes)],
  )
  return rows[0]
}

const told = () => lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error' || level === 50)

test('an object that is right is noted, and nothing changes', async () => {
  const bytes = randomBytes(1_000)
  const evidenceId = await upload(bytes)
  expect(await check()).toEqual({ right: 1, wrong: 0, unread: 0 })
  expect(await lookAt(bytes)).toMatchObject({ is_right: true, was_right: true })
  expect(await reasonOf(evidenceId)).toBeNull()
  expect(told()).toEqual([])
})

test.each([
  [
    'has one bit changed',
    'digest-differs',
    (bytes: Buffer) => spoil(bytes, (stored) => Buffer.from(stored.map((byte, at) => (at === 500 ? byte ^ 1 : byte)))),
  ],
  ['is shorter', 'digest-differs', (bytes: Buffer) => spoil(bytes, (stored) => stored.subarray(1))],
  [
    'has bytes behind its end',
    'digest-differs',
    (bytes: Buffer) => spoil(bytes, (stored) => Buffer.concat([stored, stored])),
  ],
  [
    'is opened by no key',
    'digest-differs',
    (bytes: Buffer) =>
      cells.admin.query(
        `update evidence.object_keys set wrapped_key = set_byte(wrapped_key, 20, 0) where digest = $1`,
        [digestOf(bytes)],
      ),
  ],
  ['is gone', 'bytes-missing', async (bytes: Buffer) => rm(await pathOf(bytes))],
] as const)(
  'every file of an object that %s is closed and told of, and open again once its client brought the bytes back',
  async (_what, reason, spoilIt) => {
    const bytes = randomBytes(1_000)
    const files = [await upload(bytes), await upload(bytes, second)]
    await check()
    await spoilIt(bytes)
    expect(await check()).toMatchObject({ wrong: 1 })
    expect(await Promise.all(files.map(reasonOf))).toEqual([reason, reason])
    expect(told()).toMatchObject([
      { authority: 'hk', digest: digestOf(bytes), found: reason, quarantined: files.toSorted() },
    ])
    expect(await lookAt(bytes)).toMatchObject({ is_right: false, was_right: true })

    expect(await check()).toMatchObject({ wrong: 1 })
    expect(told()).toHaveLength(1)

    expect(files).toContain(await upload(bytes))
    expect(await check()).toMatchObject({ wrong: 0 })
    expect(await Promise.all(files.map(reasonOf))).toEqual([null, null])
  },
)

test('what the store cannot give now closes nothing, is told, and the others are checked', async () => {
  const [bytes, other] = [randomBytes(1_000), randomBytes(1_000)]
  const evidenceId = await upload(bytes)
  await upload(other)
  const objects: EvidenceContext['objects'] = {
    ...context.objects,
    hash: (digest, stopping) =>
      digest === digestOf(bytes) ? Promise.reject(new StoreUnavailable('EIO')) : context.objects.hash(digest, stopping),
  }
  expect(await check({ objects })).toMatchObject({ wrong: 0, unread: 1 })
  expect(await reasonOf(evidenceId)).toBeNull()
  expect(told()).toMatchObject([{ digest: digestOf(bytes), found: 'unread' }])
  expect(await lookAt(bytes)).toMatchObject({ is_right: false, was_right: false })
  expect(await lookAt(other)).toMatchObject({ is_right: true })
})

test('what fails for one object keeps no other from being checked', async () => {
  const [bytes, other] = [randomBytes(1_000), randomBytes(1_000)]
  await upload(bytes)
  await upload(other)
  const objects: EvidenceContext['objects'] = {
    ...context.objects,
    hash: (digest, stopping) =>
      digest === digestOf(bytes) ? Promise.resolve(null) : context.objects.hash(digest, stopping),
    has: () => Promise.reject(new Error('refused')),
  }
  await check({ objects })
  expect(told()).toMatchObject([{ digest: digestOf(bytes), err: { message: 'refused' } }])
  expect(await lookAt(bytes)).toBeUndefined()
  expect(await lookAt(other)).toMatchObject({ is_right: true })
})

test('what was stored between the look and the record closes nothing', async () => {
  const bytes = randomBytes(1_000)
  const evidenceId = await upload(bytes)
  const objects = { ...context.objects, hash: () => Promise.resolve(null) }
  expect(await check({ objects })).toMatchObject({ wrong: 0 })
  expect(await reasonOf(evidenceId)).toBeNull()
})

test('nothing is read again before its time, and what is not right after an hour', async () => {
  await check()
  const period = { recheckMs: 30 * 86_400_000 }
  expect(await check(period)).toEqual({ right: 0, wrong: 0, unread: 0 })
  const bytes = randomBytes(1_000)
  await upload(bytes)
  await check()
  await back(bytes, '26 days')
  expect(await check(period)).toMatchObject({ right: 0 })
  await back(bytes, '2 days')
  expect(await check(period)).toMatchObject({ right: 1 })
  await rm(await pathOf(bytes))
  await check()
  expect(await check(period)).toMatchObject({ wrong: 0 })
  await back(bytes, '61 minutes')
  expect(await check(period)).toMatchObject({ wrong: 1 })
})

function back(bytes: Uint8Array, interval: string) {
  return cells.admin.query(
    `update evidence.object_checks set looked_at = looked_at - $2::interval, right_at = right_at - $2::interval where digest = $1`,
    [digestOf(bytes), interval],
  )
}

test('bytes that no record needs any more are not missed', async () => {
  const bytes = randomBytes(1_000)
  const applicationId = await seedApplication(cells.admin)
  const evidenceId = await upload(bytes, applicationId)
  await cells.admin.query(`update applications.applications set status = 'withdrawn' where application_id = $1`, [
    applicationId,
  ])
  await rm(await pathOf(bytes))
  await check()
  expect(await reasonOf(evidenceId)).toBeNull()
})

test('one process does it at a time, and another once that has ended or is believed no longer', async () => {
  const turn = await takeCheckTurn(context)
  expect(await check()).toBeNull()
  await cells.admin.query(`update evidence.check_turns set leased_until = now() - interval '1 second'`)
  expect(await check()).not.toBeNull()
  expect(await turn?.renew()).toBe(false)
})

test('a service that stops reads no further, and the next goes on', async () => {
  await upload(randomBytes(1_000))
  expect(await check({}, AbortSignal.abort())).toEqual({ right: 0, wrong: 0, unread: 0 })
  expect(await check()).toMatchObject({ right: expect.any(Number) })
})
