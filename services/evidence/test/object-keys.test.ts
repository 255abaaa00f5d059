import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withAuthority } from '@concert/db/authority-transaction'
import { createLogger } from '@concert/platform/logger'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { checkStore } from '../src/artefact/check-store.ts'
import { discardUnreferenced } from '../src/artefact/discard-unreferenced.ts'
import { keyRing, readKeyRing } from '../src/object-keys/key-ring.ts'
import { forgetKey } from '../src/object-keys/object-keys.ts'
import { missingKeys, rewrapKeys } from '../src/object-keys/rewrap-keys.ts'
import { createDiskStore } from '../src/object-store/disk.ts'
import { program } from '../src/program.ts'
import type { EvidenceContext } from '../src/context.ts'
import {
  digestOf,
  type EvidenceCells,
  harbour,
  hongKongOf,
  objectPath,
  seedApplication,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'

let cells: EvidenceCells
let context: EvidenceContext

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  context = hongKongOf(cells)
})
afterAll(() => cells.close())

const { signal } = new AbortController()

async function rowOf(bytes: Uint8Array) {
  const { rows } = await cells.admin.query('select * from evidence.object_keys where digest = $1', [digestOf(bytes)])
  return rows[0]
}

const forget = (bytes: Uint8Array, applicant = '*') =>
  withAuthority(context.pool, { authority: 'hk', applicant }, (transaction) => forgetKey(transaction, digestOf(bytes)))

const withdraw = (applicationId: string) =>
  cells.admin.query(`update applications.applications set status = 'withdrawn' where application_id = $1`, [
    applicationId,
  ])

test('a copy of the bytes of what was discarded cannot be read any more, put back into the store or not', async () => {
  const bytes = randomBytes(1_000)
  const applicationId = await seedApplication(cells.admin)
  await uploaded(cells, applicationId, bytes)
  const path = await objectPath(cells, digestOf(bytes))
  const backup = await readFile(path)
  await withdraw(applicationId)
  expect(await discardUnreferenced(context, digestOf(bytes))).toBe(true)
  expect(await rowOf(bytes)).toBeUndefined()
  await writeFile(path, backup)
  expect(await context.objects.has(digestOf(bytes))).toBe(false)
  await expect(context.objects.read(digestOf(bytes), { first: 0, last: 1 })).rejects.toThrow('no such object')
  // The record and its proofs stay.
  const { rows } = await cells.admin.query('select digest from evidence.artefacts where application_id = $1', [
    applicationId,
  ])
  expect(rows).toEqual([{ digest: digestOf(bytes) }])
  // Whoever has the same bytes may bring them as evidence again.
  const again = await seedApplication(cells.admin)
  await uploaded(cells, again, bytes)
  expect(await context.objects.has(digestOf(bytes))).toBe(true)
})

test('the database lets no key go while a record needs it, or a legal hold lasts, whatever the service asks', async () => {
  const bytes = randomBytes(1_000)
  const applicationId = await seedApplication(cells.admin)
  await uploaded(cells, applicationId, bytes)
  await expect(forget(bytes)).rejects.toMatchObject({ constraint: 'key_needed' })
  await withdraw(applicationId)
  const holdId = `hld_${randomBytes(4).toString('hex')}`
  await cells.admin.query(
    `insert into evidence.legal_holds (authority, hold_id, application_id, version, status, state, placed_at)
     values ('hk', $1, $2, 1, 'placed', '{}', now())`,
    [holdId, applicationId],
  )
  await expect(forget(bytes)).rejects.toMatchObject({ constraint: 'key_needed' })
  await cells.admin.query('alter table evidence.legal_holds disable trigger user')
  await cells.admin.query('delete from evidence.legal_holds where hold_id = $1', [holdId])
  await cells.admin.query('alter table evidence.legal_holds enable trigger user')
  // One client does not see whether another needs them.
  await expect(forget(bytes, harbour.id)).rejects.toMatchObject({ constraint: 'key_needed' })
  expect(await forget(bytes)).toMatch(/^[0-9a-f]{64}$/)
})

test('a key of the authority is exchanged without a byte of an object being touched', async () => {
  const bytes = randomBytes(1_000)
  await uploaded(cells, await seedApplication(cells.admin), bytes)
  const before = await rowOf(bytes)
  const stored = await readFile(await objectPath(cells, digestOf(bytes)))
  const file = cells.environment['CONCERT_EVIDENCE_KEY_HK'] ?? expect.fail()
  const old = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex')
  const renewed = randomBytes(32)
  const both = { ...context, keyRing: keyRing([renewed, old]) }
  expect(await missingKeys({ ...context, keyRing: keyRing([renewed]) })).toEqual([context.keyRing.currentId])
  expect(await rewrapKeys(both, AbortSignal.abort())).toBe(0)
  expect(await rewrapKeys(both, signal)).toBeGreaterThan(0)
  expect(await rewrapKeys(both, signal)).toBe(0)
  const after = await rowOf(bytes)
  expect(after).toMatchObject({ key_id: both.keyRing.currentId, stored_as: before.stored_as })
  expect(after.wrapped_key).not.toEqual(before.wrapped_key)
  expect(await readFile(await objectPath(cells, digestOf(bytes)))).toEqual(stored)
  // The earlier key opens nothing any more, and is missed by nobody.
  expect(await missingKeys({ ...context, keyRing: keyRing([renewed]) })).toEqual([])
  await expect(context.objects.read(digestOf(bytes), { first: 0, last: 1 })).rejects.toThrow('not among those at hand')
  await rewrapKeys({ ...context, keyRing: keyRing([old, renewed]) }, signal)
  expect((await context.objects.read(digestOf(bytes), { first: 0, last: 1 })).read()).toBeNull()
})

test('a service that lacks a key of its objects does not start', async () => {
  const bytes = randomBytes(1_000)
  await uploaded(cells, await seedApplication(cells.admin), bytes)
  const folder = await mkdtemp(join(tmpdir(), 'concert-keys-'))
  const file = join(folder, 'another.keys')
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  const another = await readKeyRing(file)
  expect(await missingKeys({ ...context, keyRing: another })).toEqual([context.keyRing.currentId])
  const logger = createLogger({ service: 'evidence', level: 'silent' })
  const config = program.readConfig({ ...cells.environment, CONCERT_EVIDENCE_KEY_HK: file })
  await expect(program.openContexts(config, logger)).rejects.toThrow(
    `evidence of hk is kept with keys that ${file} lacks: ${context.keyRing.currentId}`,
  )
  await rm(folder, { recursive: true })
})

test('what was stored before there were keys is read, and sealed by the check that reads it again', async () => {
  const bytes = randomBytes(100_000)
  const digest = digestOf(bytes)
  const applicationId = await seedApplication(cells.admin)
  const evidenceId = await uploaded(cells, applicationId, bytes)
  await rm(await objectPath(cells, digest))
  const plain = await createDiskStore(cells.storeFolder('hk'))
  await plain.put(
    (async function* () {
      yield bytes
    })(),
    digest,
    100_000,
  )
  await cells.admin.query(
    `update evidence.object_keys set form = 'plain', stored_as = digest, key_id = null, wrapped_key = null where digest = $1`,
    [digest],
  )
  const read = async () => {
    const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
    const url = `/hk/v1/evidence/${evidenceId}/content`
    return (await cells.app.inject({ url, headers: { authorization } })).rawPayload
  }
  expect((await read()).equals(bytes)).toBe(true)
  const logger = createLogger({ service: 'evidence', level: 'silent' })
  expect(await checkStore({ ...context, recheckMs: 0 }, logger, signal)).toMatchObject({ wrong: 0 })
  expect(await rowOf(bytes)).toMatchObject({ form: 'records-2' })
  expect(await plain.has(digest)).toBe(false)
  expect((await read()).equals(bytes)).toBe(true)
})
