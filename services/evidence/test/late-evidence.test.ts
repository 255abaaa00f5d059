import { randomBytes } from 'node:crypto'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import { evaluated } from './decided.fixture.ts'
import {
  type EvidenceCells,
  filesIn,
  formOf,
  problemCodes,
  seedApplication,
  sendForm,
  startEvidence,
} from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells
let client: ReturnType<typeof tusClient>

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  client = tusClient(cells)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

function upload(applicationId: string, bytes = randomBytes(500)) {
  return sendForm(cells, formOf(applicationId, bytes))
}

test.each([
  ['in-review', false],
  ['accepted', true],
  ['contracted', true],
])('what comes while the application is %s is late: %s', async (status, isLate) => {
  const applicationId = await seedApplication(cells.admin, { status })
  const answer = await upload(applicationId)
  expect([answer.statusCode, answer.json().isLate]).toEqual([201, isLate])
  await assertFolded(artefactCase, cells.adminPool, 'hk', answer.json().evidenceId)
})

test('while it is evaluated, evidence is taken; after the decision only the surveillance or a change takes it', async () => {
  const applicationId = await seedApplication(cells.admin, { status: 'contracted' })
  await evaluated(cells, applicationId, null)
  expect((await upload(applicationId)).statusCode).toBe(201)
  await evaluated(cells, applicationId, '2026-11-01T16:00:00Z')
  const before = await filesIn(cells.storeFolder('hk'))
  const refused = await upload(applicationId)
  expect([refused.statusCode, ...problemCodes(refused.json())]).toEqual([422, '/applicationId evidence-after-decision'])
  expect(refused.json().errors[0]).toMatchObject({ clause: 'iso17065-7.10' })
  expect(refused.json().errors[0].message).toMatch(/decided on 2026-11-02.*surveillance, or with a change/)
  expect(await filesIn(cells.storeFolder('hk'))).toEqual(before)
  const begun = await client.create(metadataOf(applicationId, randomBytes(9)), { 'upload-length': '9' })
  expect([begun.status, ...problemCodes(begun.problem)]).toEqual([422, '/applicationId evidence-after-decision'])
})

test('an upload in parts that began before the decision and ends after it is refused with its last byte', async () => {
  const applicationId = await seedApplication(cells.admin, { status: 'contracted' })
  await evaluated(cells, applicationId, null)
  const bytes = randomBytes(500)
  const begun = await client.create(metadataOf(applicationId, bytes), { 'upload-length': '500' })
  expect(begun.status).toBe(201)
  await evaluated(cells, applicationId, '2026-11-01T16:00:00Z')
  const last = await client.append(begun.headers['location'] ?? '', 0, bytes)
  expect([last.status, ...problemCodes(last.problem)]).toEqual([422, '/applicationId evidence-after-decision'])
})
