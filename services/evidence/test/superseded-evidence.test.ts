import { randomBytes } from 'node:crypto'
import { newId } from '@concert/db/identifiers'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import {
  type EvidenceCells,
  formOf,
  harbour,
  inspect,
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

const fairness = { kind: 'fairness-report', residencyCategory: 'C5', effectiveOn: '2026-10-01' }

const headers = async () => ({ authorization: `Bearer ${await cells.issuers.token('hk', harbour)}` })

async function upload(applicationId: string, changes: Record<string, string | undefined>, bytes = randomBytes(500)) {
  const answer = await sendForm(cells, formOf(applicationId, bytes, { ...fairness, ...changes }))
  if (answer.statusCode === 201) await inspect(cells, answer.json().evidenceId)
  return answer
}

async function read(evidenceId: string) {
  return (await cells.app.inject({ url: `/hk/v1/evidence/${evidenceId}`, headers: await headers() })).json()
}

test('a new version names the one whose place it takes; that one stays readable, and says what superseded it', async () => {
  const applicationId = await seedApplication(cells.admin)
  const bytes = randomBytes(500)
  const { evidenceId: first, digest } = (await upload(applicationId, {}, bytes)).json()
  const answer = await upload(applicationId, { supersedes: first })
  expect(answer.statusCode).toBe(201)
  const { evidenceId: second } = answer.json()
  expect(answer.json()).toMatchObject({ supersedes: first, supersededBy: null })
  expect(await read(first)).toMatchObject({ supersedes: null, supersededBy: second, digest })
  const content = await cells.app.inject({ url: `/hk/v1/evidence/${first}/content`, headers: await headers() })
  expect(content.rawPayload.equals(bytes)).toBe(true)
  const list = await cells.app.inject({
    url: `/hk/v1/evidence?applicationId=${applicationId}`,
    headers: await headers(),
  })
  expect(list.json().items).toMatchObject([
    { evidenceId: second, supersededBy: null },
    { evidenceId: first, supersededBy: second },
  ])
  await assertFolded(artefactCase, cells.adminPool, 'hk', second)
})

test('it can come in parts, and again as often as it is sent', async () => {
  const applicationId = await seedApplication(cells.admin)
  const { evidenceId: first } = (await upload(applicationId, {})).json()
  const bytes = randomBytes(500)
  const told = { ...fairness, supersedes: first }
  const begun = await client.create(metadataOf(applicationId, bytes, told), { 'upload-length': '500' })
  expect(begun.status, JSON.stringify(begun.problem)).toBe(201)
  const done = await client.append(begun.headers['location'] ?? '', 0, bytes)
  const again = await upload(applicationId, { supersedes: first }, bytes)
  expect([again.statusCode, again.json().evidenceId]).toEqual([200, done.headers['evidence-id']])
  const otherwise = await upload(applicationId, {}, bytes)
  expect([otherwise.statusCode, ...problemCodes(otherwise.json())]).toEqual([422, '/supersedes supersedes-differs'])
})

test('of two new versions of one file that come together, one is taken', async () => {
  const applicationId = await seedApplication(cells.admin)
  const { evidenceId: first } = (await upload(applicationId, {})).json()
  const answers = await Promise.all(Array.from({ length: 4 }, () => upload(applicationId, { supersedes: first })))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422, 422, 422])
  for (const answer of answers.filter(({ statusCode }) => statusCode === 422)) {
    expect(problemCodes(answer.json())).toEqual(['/supersedes superseded-already'])
  }
})

test('nothing of another application, and no file of another kind or of none, is superseded', async () => {
  const [one, other] = [await seedApplication(cells.admin), await seedApplication(cells.admin)]
  const elsewhere = (await upload(other, {})).json().evidenceId
  const register = { kind: 'risk-register', residencyCategory: 'C4' }
  const another = (await upload(one, register)).json().evidenceId
  const untyped = (await upload(one, { kind: undefined })).json().evidenceId
  for (const [supersedes, code] of [
    [elsewhere, 'superseded-unknown'],
    [newId('evd'), 'superseded-unknown'],
    [another, 'superseded-of-another-kind'],
    [untyped, 'superseded-of-no-kind'],
  ]) {
    const answer = await upload(one, { supersedes })
    expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, `/supersedes ${code}`])
  }
  expect((await upload(one, { supersedes: 'first' })).statusCode).toBe(400)
})

test('the database takes no version of another application or kind, and no second one of the same file', async () => {
  const [one, other] = [await seedApplication(cells.admin), await seedApplication(cells.admin)]
  const first = (await upload(one, {})).json().evidenceId
  const [second, third] = [(await upload(one, {})).json().evidenceId, (await upload(one, {})).json().evidenceId]
  const elsewhere = (await upload(other, {})).json().evidenceId
  const supersede = (evidenceId: string, earlier: string) =>
    cells.admin.query('update evidence.artefacts set supersedes = $2 where evidence_id = $1', [evidenceId, earlier])
  await expect(supersede(second, elsewhere)).rejects.toThrow('supersedes_of_kind')
  await expect(supersede(second, second)).rejects.toThrow('version_of_itself')
  await cells.admin.query('begin')
  await supersede(second, first)
  await expect(supersede(third, first)).rejects.toThrow('artefacts_superseded')
  await cells.admin.query('rollback')
})
