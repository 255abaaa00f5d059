import { randomBytes } from 'node:crypto'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import {
  type EvidenceCells,
  filesIn,
  formOf,
  harbour,
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

type Changes = Record<string, string | undefined>
const fairness = { kind: 'fairness-report', residencyCategory: 'C5' }
const both = ['GBA-AI-ET-03', 'GBA-AI-ET-04']

async function upload(changes: Changes, bytes = randomBytes(500), applicationId?: string) {
  return sendForm(cells, formOf(applicationId ?? (await seedApplication(cells.admin)), bytes, changes))
}

test('one file answers every requirement that asks for its kind, and its record says so', async () => {
  const answer = await upload(fairness)
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ kind: 'fairness-report', requirements: both })
  const { evidenceId } = answer.json()
  const { rows } = await cells.admin.query('select kind, requirements from evidence.artefacts where evidence_id = $1', [
    evidenceId,
  ])
  expect(rows).toEqual([{ kind: 'fairness-report', requirements: both }])
  await assertFolded(artefactCase, cells.adminPool, 'hk', evidenceId)
})

test('an upload in parts says the same, and becomes the same evidence', async () => {
  const applicationId = await seedApplication(cells.admin)
  const bytes = randomBytes(500)
  const told = { ...fairness, requirements: 'GBA-AI-ET-04', effectiveOn: '2026-10-01' }
  const headers = { 'upload-length': String(bytes.length) }
  const begun = await client.create(metadataOf(applicationId, bytes, told), headers)
  expect(begun.status, JSON.stringify(begun.problem)).toBe(201)
  const done = await client.append(begun.headers['location'] ?? '', 0, bytes)
  expect(done.status).toBe(204)
  const read = await cells.app.inject({
    url: `/hk/v1/evidence/${done.headers['evidence-id']}`,
    headers: { authorization: `Bearer ${await cells.issuers.token('hk', harbour)}` },
  })
  expect(read.json()).toMatchObject({ kind: 'fairness-report', requirements: ['GBA-AI-ET-04'] })
})

test.each<[string, Changes, number, string]>([
  ['of a kind that nothing asks for', { kind: 'photo' }, 422, '/kind evidence-kind-unknown'],
  ['of a kind in no form of a kind', { kind: 'Risk register' }, 400, '/kind invalid-format'],
  ['for a requirement without a kind', { requirements: 'GBA-AI-TS-04' }, 422, '/kind evidence-kind-missing'],
  ['for no requirement of that form', { ...fairness, requirements: 'all' }, 400, '/requirements/0 invalid-format'],
  [
    'for a requirement that asks for another kind',
    { ...fairness, requirements: 'GBA-AI-TS-04' },
    422,
    '/requirements requirement-asks-otherwise',
  ],
  [
    'of a looser category than its kind has',
    { ...fairness, residencyCategory: 'C1' },
    422,
    '/residencyCategory residency-category-of-kind',
  ],
  ['without its own date', { ...fairness, effectiveOn: undefined }, 422, '/effectiveOn effective-on-missing'],
  ['of a day to come', { ...fairness, effectiveOn: '2999-01-01' }, 422, '/effectiveOn effective-on-ahead'],
])('a file %s is refused before a byte of it is kept', async (_what, changes, status, said) => {
  const before = await filesIn(cells.storeFolder('hk'))
  const answer = await upload(changes)
  expect(answer.statusCode).toBe(status)
  expect(problemCodes(answer.json())).toContain(said)
  expect(await filesIn(cells.storeFolder('hk'))).toEqual(before)
  const applicationId = await seedApplication(cells.admin)
  const told = { effectiveOn: '2026-10-01', ...changes }
  const begun = await client.create(metadataOf(applicationId, randomBytes(9), told), { 'upload-length': '9' })
  expect(begun.status).toBe(status)
  expect(problemCodes(begun.problem)).toContain(said)
})

test('a wrong category is refused with the right one named', async () => {
  const answer = await upload({ ...fairness, residencyCategory: 'C1' })
  expect(answer.json().errors[0]).toMatchObject({ clause: 'gbaai-residency', subject: 'GBA-AI-ET-03' })
  expect(answer.json().errors[0].message).toContain('Declare C5 or a stricter one')
})

test('the same bytes are of one kind: repeated they are found, declared otherwise they are refused', async () => {
  const applicationId = await seedApplication(cells.admin)
  const bytes = randomBytes(500)
  const first = await upload(fairness, bytes, applicationId)
  const named = await upload({ ...fairness, requirements: both.join(',') }, bytes, applicationId)
  expect([named.statusCode, named.json().evidenceId]).toEqual([200, first.json().evidenceId])
  const fewer = await upload({ ...fairness, requirements: 'GBA-AI-ET-03' }, bytes, applicationId)
  expect([fewer.statusCode, ...problemCodes(fewer.json())]).toEqual([422, '/requirements requirements-differ'])
  const none = await upload({ residencyCategory: 'C5' }, bytes, applicationId)
  expect([none.statusCode, ...problemCodes(none.json())]).toEqual([422, '/kind evidence-kind-differs'])
})

test('the database keeps no undated file of a kind, and no requirement of a file of none', async () => {
  const { json } = await upload({})
  const change = (set: string) =>
    cells.admin.query(`update evidence.artefacts set ${set} where evidence_id = $1`, [json().evidenceId])
  await expect(change(`kind = 'risk-register', effective_on = null`)).rejects.toThrow('kind_dated')
  await expect(change(`requirements = '{GBA-AI-TS-04}'`)).rejects.toThrow('requirements_of_kind')
})

test.each([
  ['12', '12', '200'],
  ['12', '13', '422 /smallestGroup smallest-group-differs'],
  [undefined, '12', '422 /smallestGroup smallest-group-not-recorded'],
  ...['0', '-1', '9.5', '1e1', '', 'ten'].map((stated) => [stated, undefined, '400']),
])('the smallest group that was stated is kept: after %s, %s is answered %s', async (recorded, declared, expected) => {
  const [applicationId, bytes] = [await seedApplication(cells.admin), randomBytes(500)]
  const stated = (smallestGroup: string | undefined) => ({ residencyCategory: 'C5', smallestGroup })
  const first = await upload(stated(recorded), bytes, applicationId)
  if (expected === '400') {
    expect([first.statusCode, first.json().errors[0].pointer]).toEqual([400, '/smallestGroup'])
    return
  }
  expect(first.json().smallestGroup).toBe(recorded === undefined ? null : Number(recorded))
  await assertFolded(artefactCase, cells.adminPool, 'hk', first.json().evidenceId)
  const answer = await upload(stated(declared), bytes, applicationId)
  expect([answer.statusCode, ...problemCodes(answer.json())].join(' ')).toBe(expected)
})

test('a smallest group is taken for an aggregate result only, in a form and in parts', async () => {
  const answer = await upload({ residencyCategory: 'C4', smallestGroup: '12' })
  expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, '/smallestGroup smallest-group-needless'])
  const applicationId = await seedApplication(cells.admin)
  const metadata = metadataOf(applicationId, randomBytes(10), { residencyCategory: 'C4', smallestGroup: '12' })
  const begun = await client.create(metadata, { 'upload-length': '10' })
  expect([begun.status, begun.problem.errors?.map(({ code }) => code)]).toEqual([422, ['smallest-group-needless']])
})
