import { randomBytes } from 'node:crypto'
import { withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import { residencyCategories } from '@concert/domain/residency/category'
import { isAtLeastAsStrict } from '@concert/domain/residency/strictness'
import { assertFolded } from '@concert/testing/folded'
import type { TestCaller } from '@concert/testing/test-tokens'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import { evaluated } from './decided.fixture.ts'
import {
  type EvidenceCells,
  formOf,
  harbour,
  kowloon,
  problemCodes,
  putUnderReview,
  reviewer,
  seedApplication,
  sendForm,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'

let cells: EvidenceCells
let pool: Pool
beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  pool = createPool({ connectionString: cells.databases.hk.url('evidence'), applicationName: 'correction test' })
})
afterAll(async () => {
  await pool.end()
  await cells.close()
})

const register = { kind: 'risk-register', residencyCategory: 'C4' }

async function correct(
  evidenceId: string,
  payload: object,
  { by = harbour, version = 3 }: { readonly by?: TestCaller; readonly version?: number | null } = {},
) {
  const authorization = `Bearer ${await cells.issuers.token('hk', by)}`
  const url = `/hk/v1/evidence/${evidenceId}/correction`
  const precondition = version === null ? {} : { 'if-match': `"${version}"` }
  return cells.app.inject({ method: 'POST', url, headers: { authorization, ...precondition }, payload })
}

async function filed(changes: Record<string, string> = register, bytes = randomBytes(500)) {
  const applicationId = await seedApplication(cells.admin)
  return { applicationId, bytes, evidenceId: await uploaded(cells, applicationId, bytes, changes) }
}

/** One statement as the service's own role. */
function asService(statement: string) {
  return withAuthority(pool, { authority: 'hk', applicant: '*' }, ({ client }) => client.query(statement))
}

async function eventsOf(evidenceId: string) {
  const { rows } = await cells.admin.query(
    `select payload -> 'corrected' as corrected, payload -> 'hasCrossed' as "hasCrossed" from platform.events
     where stream_id = $1 and type = 'EvidenceCorrected' order by version`,
    [evidenceId],
  )
  return rows
}

test('its client corrects what was said of a file; the bytes, their scan and their custody stay', async () => {
  const { evidenceId, bytes, applicationId } = await filed()
  const change = { residencyCategory: 'C10', dataSubjects: 40, origins: ['CN', 'HK'], effectiveOn: '2026-09-01' }
  const answer = await correct(evidenceId, change)
  expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"4"'])
  expect(answer.json()).toMatchObject({ ...change, ...register, ...change, quarantine: null })
  expect(await eventsOf(evidenceId)).toEqual([{ corrected: change, hasCrossed: false }])
  await assertFolded(artefactCase, cells.adminPool, 'hk', evidenceId)
  const { rows } = await cells.admin.query(
    `select line::jsonb ->> 'action' as action, line::jsonb ->> 'actor' as actor from audit.lines
     where line::jsonb ->> 'streamId' = $1 order by (line::jsonb ->> 'version')::int desc limit 1`,
    [evidenceId],
  )
  expect(rows).toEqual([{ action: 'evidence.corrected', actor: harbour.id }])
  // The same bytes are declared alike when they are declared as they were corrected.
  const again = { ...register, ...change, dataSubjects: '40', origins: 'CN,HK' }
  expect((await sendForm(cells, formOf(applicationId, bytes, again))).statusCode).toBe(200)
})

test('a refusal names what would loosen, and what is wrong with the rest', async () => {
  const { evidenceId } = await filed({ kind: 'drill-record', residencyCategory: 'C5' })
  const answer = await correct(evidenceId, { residencyCategory: 'C3', origins: ['CN'], effectiveOn: '2031-01-01' })
  expect(answer.statusCode).toBe(422)
  expect(problemCodes(answer.json())).toEqual([
    '/residencyCategory residency-category-of-kind',
    '/effectiveOn effective-on-ahead',
    '/residencyCategory correction-loosens',
    '/origins correction-drops-origin',
  ])
  expect(problemCodes(await correct(evidenceId, {}).then((empty) => empty.json()))).toEqual([' nothing-corrected'])
  const shapeless = await correct(evidenceId, { residencyCategory: 'C99', sha256: 'x' })
  expect([shapeless.statusCode, problemCodes(shapeless.json())[0]]).toEqual([400, '/residencyCategory invalid-value'])
})

test('a kind stays where a later version of the file came, and a version is the present one', async () => {
  const { evidenceId, applicationId } = await filed({ kind: 'drill-record', residencyCategory: 'C5' })
  await uploaded(cells, applicationId, randomBytes(500), {
    kind: 'drill-record',
    residencyCategory: 'C5',
    supersedes: evidenceId,
  })
  const answer = await correct(evidenceId, { kind: 'fairness-report' })
  expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, '/kind kind-of-versions'])
  const stale = await correct(evidenceId, { dataSubjects: 3 }, { version: 9 })
  expect([stale.statusCode, stale.json().current.evidenceId]).toEqual([412, evidenceId])
  expect((await correct(evidenceId, { dataSubjects: 3 }, { version: null })).statusCode).toBe(428)
})

test('nobody else corrects: no other client, and nobody of the staff', async () => {
  const { evidenceId } = await filed()
  expect((await correct(evidenceId, { dataSubjects: 3 }, { by: kowloon })).statusCode).toBe(404)
  expect((await correct(evidenceId, { dataSubjects: 3 }, { by: reviewer })).statusCode).toBe(403)
  expect((await correct('evd_0197f3a0-0000-7000-8000-000000000009', { dataSubjects: 3 })).statusCode).toBe(404)
})

test('a smallest group is added where none was stated, falls, and never grows by whatever statement of the service', async () => {
  const { evidenceId } = await filed({ kind: 'drill-record', residencyCategory: 'C5' })
  expect((await correct(evidenceId, { smallestGroup: 12 })).json()).toMatchObject({ smallestGroup: 12 })
  const grown = await correct(evidenceId, { smallestGroup: 13 }, { version: 4 })
  expect(problemCodes(grown.json())).toEqual(['/smallestGroup correction-enlarges-group'])
  expect((await correct(evidenceId, { smallestGroup: 9 }, { version: 4 })).json()).toMatchObject({ smallestGroup: 9 })
  await assertFolded(artefactCase, cells.adminPool, 'hk', evidenceId)
  for (const smallestGroup of ['10', 'null'])
    await expect(
      asService(`update evidence.artefacts set smallest_group = ${smallestGroup} where evidence_id = '${evidenceId}'`),
    ).rejects.toMatchObject({ constraint: 'evidence_loosens' })
  const other = await filed()
  const needless = await correct(other.evidenceId, { smallestGroup: 12 })
  expect(problemCodes(needless.json())).toEqual(['/smallestGroup smallest-group-needless'])
})

test('an acceptance falls with what it was given for', async () => {
  const { evidenceId, applicationId } = await filed()
  await putUnderReview(cells.admin, applicationId)
  const authorization = `Bearer ${await cells.issuers.token('hk', reviewer)}`
  const url = `/hk/v1/evidence/${evidenceId}/accept`
  const payload = { function: 'application-reviewer' }
  await cells.app.inject({ method: 'POST', url, headers: { authorization, 'if-match': '"3"' }, payload })
  const answer = await correct(evidenceId, { effectiveOn: '2026-09-01' }, { version: 4 })
  expect(answer.json()).toMatchObject({ effectiveOn: '2026-09-01', judgement: null })
})

test('a correction is recorded where the bytes have crossed a border already, and says so', async () => {
  const { evidenceId } = await filed()
  await cells.admin.query(
    `insert into evidence.custody (authority, evidence_id, applicant_id, person_id, digest, first_byte, last_byte, bases)
     select authority, evidence_id, applicant_id, null, digest, 0, 7, '{category}' from evidence.artefacts where evidence_id = $1`,
    [evidenceId],
  )
  expect((await correct(evidenceId, { residencyCategory: 'C10' })).statusCode).toBe(200)
  expect(await eventsOf(evidenceId)).toEqual([{ corrected: { residencyCategory: 'C10' }, hasCrossed: true }])
})

test('after the decision nothing is corrected, by whatever statement of the service', async () => {
  const { evidenceId, applicationId } = await filed()
  const statements = [
    `update evidence.artefacts set residency_category = 'C10'`,
    `update evidence.artefacts set requirements = '{}'`,
    `update evidence.artefacts set effective_on = '2020-01-01'`,
    `update evidence.artefacts set smallest_group = 12`,
    `update evidence.artefacts set state = state || '{"dataSubjects": 1}'`,
  ]
  await evaluated(cells, applicationId, '2026-11-01T16:00:00Z')
  const answer = await correct(evidenceId, { dataSubjects: 3 })
  expect([answer.statusCode, ...problemCodes(answer.json())]).toEqual([422, ' evidence-after-decision'])
  for (const statement of statements) {
    await expect(asService(`${statement} where evidence_id = '${evidenceId}'`), statement).rejects.toMatchObject({
      constraint: 'evidence_stands',
    })
  }
})

test('nothing is loosened by whatever statement of the service, and the database orders the categories as the rules do', async () => {
  const { evidenceId } = await filed({ ...register, origins: 'CN,HK' })
  for (const statement of [
    `update evidence.artefacts set residency_category = 'C1'`,
    `update evidence.artefacts set state = jsonb_set(state, '{origins}', '["HK"]')`,
    `update evidence.artefacts set state = state - 'origins'`,
  ]) {
    await expect(asService(`${statement} where evidence_id = '${evidenceId}'`), statement).rejects.toMatchObject({
      constraint: 'evidence_loosens',
    })
  }
  for (const category of residencyCategories) {
    const { rows } = await cells.admin.query<{ under: string[] }>('select evidence.categories_under($1) as under', [
      category,
    ])
    expect(rows[0]?.under).toEqual(residencyCategories.filter((other) => isAtLeastAsStrict(category, other)))
  }
})

test('a document from before its findings had a name of their own is written with it', async () => {
  const { evidenceId } = await filed()
  await cells.admin.query('begin; set local session_replication_role = replica')
  await cells.admin.query(
    `update evidence.artefacts set state = state - 'acceptedFindings' || '{"schemaVersion": 8, "accepted": null}'
     where evidence_id = $1`,
    [evidenceId],
  )
  await cells.admin.query('commit')
  const answer = await correct(evidenceId, { dataSubjects: 3 })
  expect([answer.statusCode, answer.json().acceptedFindings]).toEqual([200, null])
  const { rows } = await cells.admin.query('select state from evidence.artefacts where evidence_id = $1', [evidenceId])
  expect(rows[0].state).toMatchObject({ schemaVersion: 12, acceptedFindings: null })
  expect(rows[0].state).not.toHaveProperty('accepted')
})
