import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createLogger } from '@concert/platform/logger'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { checkStore } from '../src/artefact/check-store.ts'
import {
  digestOf,
  type EvidenceCells,
  filesIn,
  formOf,
  harbour,
  hongKongOf,
  objectPath,
  problemCodes,
  reviewer,
  seedApplication,
  sendForm,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'

// A signatory makes the bytes of a file unreadable for good: what stays, and what stands against it.

const signatory: TestCaller = { kind: 'staff', id: 'signatory-1' }
let cells: EvidenceCells

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
})
afterAll(() => cells.close())

async function ask(method: 'GET' | 'HEAD' | 'POST', path: string, as: TestCaller, payload?: object) {
  const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
  const headers = { authorization, ...(payload && { 'idempotency-key': randomBytes(8).toString('hex') }) }
  return cells.app.inject({ method, url: `/hk/v1/evidence/${path}`, headers, ...(payload && { payload }) })
}

const shred = (evidenceId: string, as = signatory, body: object = {}) =>
  ask('POST', `${evidenceId}/shredding`, as, {
    ground: 'erasure-request',
    reason: 'The person asked for it in writing.',
    ...body,
  })

const tus = async () => ({
  authorization: `Bearer ${await cells.issuers.token('hk', harbour)}`,
  'tus-resumable': '1.0.0',
})

async function begin(applicationId: string, bytes: Uint8Array) {
  const filename = 'plan.txt'
  const said = { applicationId, sha256: digestOf(bytes), residencyCategory: 'C3', filename, filetype: 'text/plain' }
  const metadata = Object.entries(said).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
  const told = { 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') }
  return cells.app.inject({ method: 'POST', url: '/hk/v1/evidence/uploads', headers: { ...(await tus()), ...told } })
}

const setStatus = (applicationId: string, status: string) =>
  cells.admin.query('update applications.applications set status = $2, submissions = 1 where application_id = $1', [
    applicationId,
    status,
  ])

test('what was shredded is read by nobody, from no copy, and its record and custody stay', async () => {
  const bytes = randomBytes(1_000)
  const applicationId = await seedApplication(cells.admin)
  const evidenceId = await uploaded(cells, applicationId, bytes)
  expect((await ask('GET', `${evidenceId}/content`, harbour)).statusCode).toBe(200)
  const path = await objectPath(cells, digestOf(bytes))
  const backup = await readFile(path)

  const answer = await shred(evidenceId)
  expect([answer.statusCode, answer.json()]).toMatchObject([
    200,
    {
      evidenceId,
      digest: digestOf(bytes),
      shredded: { ground: 'erasure-request' },
      quarantine: null,
    },
  ])
  await writeFile(path, backup)
  const { objects } = hongKongOf(cells)
  expect(await objects.has(digestOf(bytes))).toBe(false)
  const read = await ask('GET', `${evidenceId}/content`, harbour)
  expect([read.statusCode, read.json().code]).toEqual([410, 'gone'])
  expect(read.json().detail).toMatch(/made unreadable on 20\d\d-\d\d-\d\d: a person asked for erasure/)
  expect((await ask('HEAD', `${evidenceId}/content`, harbour)).statusCode).toBe(410)
  expect((await ask('GET', evidenceId, harbour)).json()).toMatchObject({ shredded: answer.json().shredded })
  expect((await ask('GET', `${evidenceId}/custody`, harbour)).json().items).toHaveLength(1)

  // Once is for good, and the store does not miss the bytes.
  expect((await shred(evidenceId)).json()).toEqual(answer.json())
  const logger = createLogger({ service: 'evidence', level: 'silent' })
  const checked = await checkStore({ ...hongKongOf(cells), recheckMs: 0 }, logger, new AbortController().signal)
  expect(checked).toEqual({ right: 0, wrong: 0, unread: 0 })
  const { rows } = await cells.admin.query(
    `select event.type, event.payload ->> 'ground' as ground, line.line like '%evidence.shredded%' as is_audited
     from platform.events event, audit.lines line where event.stream_id = $1 and event.type = 'EvidenceShredded'
       and line.line like '%evidence.shredded%' and line.line like '%' || $1 || '%'`,
    [evidenceId],
  )
  expect(rows).toEqual([{ type: 'EvidenceShredded', ground: 'erasure-request', is_audited: true }])
  await expect(
    cells.admin.query(`update evidence.artefacts set quarantine = null where evidence_id = $1`, [evidenceId]),
  ).rejects.toMatchObject({ constraint: 'shredded_stands' })
})

test('the same bytes are not taken again for the same application, in whichever way, and leave nothing in the store', async () => {
  const bytes = randomBytes(1_000)
  const applicationId = await seedApplication(cells.admin)
  expect((await shred(await uploaded(cells, applicationId, bytes))).statusCode).toBe(200)
  const form = await sendForm(cells, formOf(applicationId, bytes))
  expect([form.statusCode, form.json().code]).toEqual([410, 'gone'])
  expect(form.json().detail).toMatch(/made unreadable on/)
  const inParts = await begin(applicationId, bytes)
  expect([inParts.statusCode, inParts.json().code]).toEqual([410, 'gone'])
  expect(await hongKongOf(cells).objects.has(digestOf(bytes))).toBe(false)
})

test('nor where they were under way when the file was shredded', async () => {
  const bytes = randomBytes(1_000)
  const applicationId = await seedApplication(cells.admin)
  const evidenceId = await uploaded(cells, applicationId, bytes)
  const { headers } = await begin(applicationId, bytes)
  const append = async (offset: number, payload: Buffer) =>
    cells.app.inject({
      method: 'PATCH',
      url: new URL(String(headers['location']), 'http://localhost').pathname,
      headers: { ...(await tus()), 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      payload,
    })
  expect((await append(0, bytes.subarray(0, 900))).statusCode).toBe(204)
  expect((await shred(evidenceId)).statusCode).toBe(200)
  expect((await filesIn(cells.storeFolder('hk'))).filter((path) => path.startsWith('uploads'))).toEqual([])
  const ended = await append(900, bytes.subarray(900))
  expect([ended.statusCode, ended.json().code]).toEqual([404, 'not-found'])
  expect(await hongKongOf(cells).objects.has(digestOf(bytes))).toBe(false)
})

test('bytes on which another record rests stay for that one alone', async () => {
  const bytes = randomBytes(1_000)
  const [one, other] = [await seedApplication(cells.admin), await seedApplication(cells.admin)]
  const [shredded, kept] = [await uploaded(cells, one, bytes), await uploaded(cells, other, bytes)]
  expect((await shred(shredded)).statusCode).toBe(200)
  expect((await ask('GET', `${shredded}/content`, harbour)).statusCode).toBe(410)
  const read = await ask('GET', `${kept}/content`, harbour)
  expect(read.rawPayload.equals(bytes)).toBe(true)
  expect((await shred(kept)).statusCode).toBe(200)
  expect(await hongKongOf(cells).objects.has(digestOf(bytes))).toBe(false)
})

test('nothing is shredded while a decision is awaited, or under a legal hold, whoever asks', async () => {
  const bytes = randomBytes(1_000)
  const applicationId = await seedApplication(cells.admin)
  const evidenceId = await uploaded(cells, applicationId, bytes)
  await setStatus(applicationId, 'submitted')
  const awaited = await shred(evidenceId)
  expect([awaited.statusCode, problemCodes(awaited.json())]).toEqual([422, [' evidence-awaits-decision']])
  await setStatus(applicationId, 'declined')
  const hold = await ask('POST', 'holds', signatory, { applicationId, reason: 'A court asked for it.' })
  expect(hold.statusCode).toBe(201)
  const held = await shred(evidenceId)
  expect([held.statusCode, problemCodes(held.json())]).toEqual([422, [' evidence-under-hold']])
  await expect(
    cells.admin.query(
      `update evidence.artefacts set quarantine = '{"reason":"shredded","since":"2026-11-27T00:00:00.000Z"}' where evidence_id = $1`,
      [evidenceId],
    ),
  ).rejects.toMatchObject({ constraint: 'held' })
  expect(await hongKongOf(cells).objects.has(digestOf(bytes))).toBe(true)
})

test('only a signatory shreds, on a ground that is known and with a reason', async () => {
  const evidenceId = await uploaded(cells, await seedApplication(cells.admin), randomBytes(10))
  expect((await shred(evidenceId, reviewer)).statusCode).toBe(403)
  expect((await shred(evidenceId, harbour)).statusCode).toBe(403)
  expect((await shred(evidenceId, signatory, { ground: 'tidiness' })).statusCode).toBe(400)
  expect((await shred(evidenceId, signatory, { reason: '' })).statusCode).toBe(400)
  expect((await shred('evd_0197f3a0-0000-7000-8000-000000000001')).statusCode).toBe(404)
})
