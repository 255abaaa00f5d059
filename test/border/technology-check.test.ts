import type { TestCaller } from '@concert/testing/test-tokens'
import { assertEveryCaseFolded, folding } from '@concert/testing/folded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { artefactCase } from '../../services/evidence/src/artefact/case.ts'
import { type JointCase, jointCase, reader, startTwoCells, type TwoCells } from './two-cells.fixture.ts'

// A technical document of the mainland is held against its catalogue by whoever reviewed the application there, and asked for from Macao.

const reviewer: TestCaller = { kind: 'staff', id: 'reviewer-1' }
const said = {
  function: 'application-reviewer',
  catalogue: 'CN-2025',
  result: 'not-listed',
  reason: 'No entry covers how a published model is run.',
}

let cells: TwoCells
let documents = 0
beforeAll(async () => {
  cells = await startTwoCells(inject('postgres'))
  await cells.admin.mo.query(`update personnel.authorisations set undertaking_on = '2026-01-05' where person_id = $1`, [
    reader.id,
  ])
})
afterAll(() => cells.close())

/** A file that the reviewer of the mainland may open: assigned to its application, and declared. */
async function document(residencyCategory = 'C4'): Promise<JointCase> {
  documents += 1
  const file = await jointCase(cells, Buffer.from(`How the model ${documents} is run.`), residencyCategory)
  const lead = cells.admin['cn-gd']
  await lead.query(
    `insert into applications.review_assignments (authority, application_id, version, person_id, assigned_at)
     values ('cn-gd', $1, 2, $2, now())`,
    [file.applicationId, reviewer.id],
  )
  await lead.query(
    `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
     values ('cn-gd', $1, 3, $2, false, 'No interest.', now())`,
    [file.applicationId, reviewer.id],
  )
  return file
}

async function ask(path: string, as: TestCaller = reviewer) {
  const authorization = `Bearer ${await cells.issuers.token('cn-gd', as, { service: 'evidence' })}`
  return cells.leadApp.inject({ url: `/cn-gd/v1/evidence/${path}`, headers: { authorization } })
}

async function check(
  evidenceId: string,
  payload: object = said,
  { by = reviewer, version = 3 }: { readonly by?: TestCaller; readonly version?: number | null } = {},
) {
  const authorization = `Bearer ${await cells.issuers.token('cn-gd', by, { service: 'evidence' })}`
  const headers = { authorization, ...(version === null ? {} : { 'if-match': `"${version}"` }) }
  const url = `/cn-gd/v1/evidence/${evidenceId}/technology-check`
  return cells.leadApp.inject({ method: 'POST', url, headers, payload })
}

/** What stands between the reader in Macao and the document. */
async function missing({ recognitionId, digest }: JointCase): Promise<string[]> {
  const authorization = `Bearer ${await cells.issuers.token('mo', reader)}`
  const url = `/mo/v1/exchange/recognitions/${recognitionId}/evidence/${digest}/content`
  const answer = await cells.readerApp.inject({ url, headers: { authorization } })
  const { errors = [] } = answer.json() as { errors?: { code: string; message: string }[] }
  return errors.map(({ code, message }) => (message.includes('catalogue') ? 'catalogue' : code))
}

const codesOf = (answer: Awaited<ReturnType<typeof check>>) => [
  answer.statusCode,
  ...(answer.json().errors ?? []).map((one: { code: string }) => one.code),
]

test('a check is recorded with its edition, shown without the person, and known to the gate also after the decision', async () => {
  const file = await document()
  expect(await missing(file)).toEqual(['catalogue', 'basis-missing', 'basis-not-built'])
  expect((await ask(`${file.evidenceId}/content`)).statusCode).toBe(200)
  const answer = await check(file.evidenceId)
  expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"4"'])
  const { technologyCheck } = (await ask(file.evidenceId, { kind: 'applicant', id: 'pengcheng' })).json()
  expect(technologyCheck).toEqual({ ...said, at: expect.stringMatching(/Z$/) })
  // The basis of the mainland for documents without personal information is not built.
  expect(await missing(file)).toEqual(['basis-missing', 'basis-not-built'])
  const { rows } = await cells.admin['cn-gd'].query(
    `select line::jsonb ->> 'action' as action, line::jsonb ->> 'actor' as actor,
       jsonb_path_query_array(line::jsonb, '$.receipts[*].guard') ? 'technology-catalogue-in-force' as "hasReceipt",
       (select payload ->> 'catalogue' from platform.events where stream_id = $1 and type = 'EvidenceTechnologyChecked') as catalogue
     from audit.lines where line::jsonb ->> 'streamId' = $1 order by (line::jsonb ->> 'version')::int desc limit 1`,
    [file.evidenceId],
  )
  const line = { action: 'evidence.technology-checked', actor: reviewer.id }
  expect(rows).toEqual([{ ...line, hasReceipt: true, catalogue: 'CN-2025' }])
  await assertEveryCaseFolded(cells.leadUrl, 'cn-gd', [folding(artefactCase)])
})

test('a document that is listed, and one that was checked against an earlier edition, wait for a check', async () => {
  const file = await document()
  await ask(`${file.evidenceId}/content`)
  await check(file.evidenceId, { ...said, result: 'listed', reason: 'Personalised recommendation by data analysis.' })
  expect(await missing(file)).toEqual(['catalogue', 'basis-missing', 'basis-not-built'])
  expect((await check(file.evidenceId, said, { version: 4 })).statusCode).toBe(200)
  expect(await missing(file)).toEqual(['basis-missing', 'basis-not-built'])
  await cells.admin['cn-gd'].query(
    `update evidence.artefacts set state = jsonb_set(state, '{technologyCheck,catalogue}', '"CN-2023"') where evidence_id = $1`,
    [file.evidenceId],
  )
  expect(await missing(file)).toEqual(['catalogue', 'basis-missing', 'basis-not-built'])
})

test('nothing is said of a file that was not opened, against an edition that has ended, or of what nobody asks about', async () => {
  const file = await document()
  expect(codesOf(await check(file.evidenceId))).toEqual([422, 'technology-check-unread'])
  await ask(`${file.evidenceId}/content`)
  const earlier = await check(file.evidenceId, { ...said, catalogue: 'CN-2023' })
  expect(codesOf(earlier)).toEqual([422, 'technology-catalogue-not-in-force'])
  expect(codesOf(await check(file.evidenceId, { ...said, catalogue: 'CN-2031' }))[0]).toBe(400)
  expect(codesOf(await check(file.evidenceId, { ...said, reason: '' }))[0]).toBe(400)
  const policy = await document('C3')
  await ask(`${policy.evidenceId}/content`)
  expect(codesOf(await check(policy.evidenceId))).toEqual([422, 'technology-check-needless'])
})

test('nobody else checks, and only the present version of an open file', async () => {
  const { evidenceId } = await document()
  await ask(`${evidenceId}/content`)
  const by = async (id: string, kind: 'staff' | 'applicant' = 'staff') =>
    (await check(evidenceId, said, { by: { kind, id } as TestCaller })).statusCode
  expect([await by('signatory-1'), await by('planner-1'), await by('pengcheng', 'applicant')]).toEqual([403, 403, 403])
  expect((await check(evidenceId, { ...said, function: 'evaluator' })).statusCode).toBe(403)
  expect((await check(evidenceId, said, { version: 9 })).statusCode).toBe(412)
  expect((await check(evidenceId, said, { version: null })).statusCode).toBe(428)
  expect((await check('evd_0197f3a0-0000-7000-8000-000000000009')).statusCode).toBe(404)
  await cells.admin['cn-gd'].query(
    `update evidence.artefacts set state = state || '{"status": "quarantined"}',
       quarantine = '{"reason": "malware", "since": "2026-11-01T00:00:00.000Z"}' where evidence_id = $1`,
    [evidenceId],
  )
  expect((await check(evidenceId)).statusCode).toBe(409)
})
