import { randomBytes } from 'node:crypto'
import { languages } from '@concert/domain/languages'
import { assertFolded } from '@concert/testing/folded'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import {
  type EvidenceCells,
  harbour,
  planner,
  problemCodes,
  putUnderReview,
  reviewer,
  seedApplication,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'

let cells: EvidenceCells

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
})
afterAll(() => cells.close())

const register = { kind: 'risk-register', residencyCategory: 'C4' }
const asReviewer = { function: 'application-reviewer' }

async function fileUnder(changes: Record<string, string> = register, isUnderReview = true): Promise<string> {
  const applicationId = await seedApplication(cells.admin)
  const evidenceId = await uploaded(cells, applicationId, randomBytes(500), changes)
  if (isUnderReview) await putUnderReview(cells.admin, applicationId)
  return evidenceId
}

async function judge(
  evidenceId: string,
  what: 'accept' | 'return',
  payload: object,
  { by = reviewer, version = 3 }: { readonly by?: TestCaller; readonly version?: number } = {},
) {
  const authorization = `Bearer ${await cells.issuers.token('hk', by)}`
  const url = `/hk/v1/evidence/${evidenceId}/${what}`
  return cells.app.inject({ method: 'POST', url, headers: { authorization, 'if-match': `"${version}"` }, payload })
}

test('the assigned reviewer gives a file back with a reason in four languages, and accepts it later', async () => {
  const evidenceId = await fileUnder()
  const remark = 'Annex B is missing.'
  const back = await judge(evidenceId, 'return', { ...asReviewer, reason: 'incomplete', remark })
  expect([back.statusCode, back.headers['etag']]).toEqual([200, '"4"'])
  const { judgement } = back.json()
  expect(judgement).toMatchObject({ outcome: 'returned', reason: { code: 'incomplete' }, remark, ...asReviewer })
  expect(Object.keys(judgement.reason.text).toSorted()).toEqual([...languages].toSorted())
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  const seen = await cells.app.inject({ url: `/hk/v1/evidence/${evidenceId}`, headers: { authorization } })
  expect(seen.json().judgement).toEqual(judgement)
  expect(seen.body).not.toContain(reviewer.id)
  const accepted = await judge(evidenceId, 'accept', asReviewer, { version: 4 })
  expect(accepted.json().judgement).toMatchObject({ outcome: 'accepted', reason: null, remark: null })
  const { rows } = await cells.admin.query('select judgement, version from evidence.artefacts where evidence_id = $1', [
    evidenceId,
  ])
  expect(rows).toEqual([{ judgement: 'accepted', version: 5 }])
  await assertFolded(artefactCase, cells.adminPool, 'hk', evidenceId)
  const { rows: lines } = await cells.admin.query(
    `select line::jsonb ->> 'action' as action, line::jsonb ->> 'actor' as actor from audit.lines
     where line::jsonb ->> 'streamId' = $1 and line::jsonb ->> 'actor' <> 'concert-workflows' order by (line::jsonb ->> 'version')::int`,
    [evidenceId],
  )
  expect(lines.slice(1)).toEqual([
    { action: 'evidence.returned', actor: reviewer.id },
    { action: 'evidence.accepted', actor: reviewer.id },
  ])
})

test('nobody judges who is not assigned, acts in another function than the own, or is the client', async () => {
  const evidenceId = await fileUnder()
  const supervisor = await judge(evidenceId, 'accept', asReviewer, { by: planner })
  expect(supervisor.statusCode).toBe(403)
  const asEvaluator = await judge(evidenceId, 'accept', { function: 'evaluator' })
  expect(asEvaluator.statusCode).toBe(403)
  expect((await judge(evidenceId, 'accept', asReviewer, { by: harbour })).statusCode).toBe(403)
  const unassigned = await fileUnder(register, false)
  expect((await judge(unassigned, 'accept', asReviewer)).statusCode).toBe(404)
})

test('to whom the file is open without being assigned to the case, it is not given to judge', async () => {
  // A plan owner who may review other applications, too.
  await cells.admin.query(
    `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until, office_place, office_entity)
     select authority, 'aut-second', person_id, 'application-reviewer', valid_from, valid_until, office_place, office_entity
     from personnel.authorisations where person_id = $1`,
    [planner.id],
  )
  const answer = await judge(await fileUnder(), 'accept', asReviewer, { by: planner })
  await cells.admin.query(`delete from personnel.authorisations where authorisation_id = 'aut-second'`)
  expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, ' impartiality-not-declared'])
})

test('a judgement is of a version, of the list of reasons, and of a file of a kind', async () => {
  const evidenceId = await fileUnder()
  const stale = await judge(evidenceId, 'accept', asReviewer, { version: 9 })
  expect([stale.statusCode, stale.json().current.evidenceId]).toEqual([412, evidenceId])
  const reasonless = await judge(evidenceId, 'return', asReviewer)
  expect([reasonless.statusCode, problemCodes(reasonless.json())[0]]).toEqual([400, '/reason invalid-value'])
  const free = await judge(evidenceId, 'return', { ...asReviewer, reason: 'I do not like it' })
  expect(free.statusCode).toBe(400)
  const untyped = await fileUnder({})
  const accepted = await judge(untyped, 'accept', asReviewer)
  expect([accepted.statusCode, ...problemCodes(accepted.json())]).toEqual([422, ' accepted-of-no-kind'])
  expect((await judge(untyped, 'return', { ...asReviewer, reason: 'wrong-kind' })).statusCode).toBe(200)
})

test('a file in quarantine, and one that is not there, is judged by nobody', async () => {
  const evidenceId = await fileUnder()
  await cells.admin.query(
    `update evidence.artefacts set state = state || '{"status":"quarantined","quarantine":{"reason":"malware","since":"2026-11-02T02:00:00.000Z"}}'
     where evidence_id = $1`,
    [evidenceId],
  )
  const answer = await judge(evidenceId, 'accept', asReviewer)
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'action-not-allowed'])
  await cells.admin.query(
    `update evidence.artefacts set state = state || '{"status":"uploaded","quarantine":null}' where evidence_id = $1`,
    [evidenceId],
  )
  const unknown = 'evd_0197f3a0-0000-7000-8000-000000000009'
  expect((await judge(unknown, 'accept', asReviewer)).statusCode).toBe(404)
})

test('after the decision nothing is judged', async () => {
  const evidenceId = await fileUnder()
  await cells.admin.query('begin; set local session_replication_role = replica')
  await cells.admin.query(
    `insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier, version,
       status, quorum, content, open_nonconformities, evaluators, decided_at, risk_class, state, case_file, opened_at, updated_at)
     select 'hk', 'evl_' || uuidv7(), application_id, applicant_id, 'HK-UBI', '99990017', 1, 'granted', 2, '{}', 0, '{}', now(), 'limited',
       '{}', '{}', now(), now() from evidence.artefacts where evidence_id = $1`,
    [evidenceId],
  )
  await cells.admin.query('commit')
  const answer = await judge(evidenceId, 'return', { ...asReviewer, reason: 'outdated' })
  expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, ' evidence-decided-on'])
})
