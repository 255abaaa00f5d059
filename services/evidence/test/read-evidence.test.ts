import { randomBytes } from 'node:crypto'
import { newId } from '@concert/db/identifiers'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  encode,
  type EvidenceCells,
  FORM_TYPE,
  formOf,
  harbour,
  inspect,
  kowloon,
  lapsed,
  reviewer,
  seedApplication,
  startEvidence,
  system,
} from './evidence.fixture.ts'

let cells: EvidenceCells
let applicationId: string
const evidenceIds: string[] = []

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  applicationId = await seedApplication(cells.admin)
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  for (let index = 0; index < 5; index += 1) {
    const answer = await cells.app.inject({
      method: 'POST',
      url: '/hk/v1/evidence',
      headers: { authorization, 'content-type': FORM_TYPE },
      payload: encode(formOf(applicationId, randomBytes(10))),
    })
    const { evidenceId } = answer.json()
    await inspect(cells, evidenceId)
    evidenceIds.push(evidenceId)
  }
  const submitted =
    "update applications.applications set status = 'submitted', submissions = 1 where application_id = $1"
  await cells.admin.query(submitted, [applicationId])
})
afterAll(() => cells.close())

async function get(path: string, as: TestCaller = harbour, of: 'hk' | 'mo' = 'hk') {
  const authorization = `Bearer ${await cells.issuers.token(of, as)}`
  return cells.app.inject({ method: 'GET', url: `/hk/v1/evidence${path}`, headers: { authorization } })
}

/** The database lets nobody take anything from a record. */
async function replaceState(evidenceId: string | undefined, state: object): Promise<void> {
  await cells.admin.query('set session_replication_role = replica')
  await cells.admin.query('update evidence.artefacts set state = $2 where evidence_id = $1', [evidenceId, state])
  await cells.admin.query('reset session_replication_role')
}

describe('reading what is known of an evidence file', () => {
  test.each([
    ['its applicant', harbour],
    ['an application reviewer of a submitted application', reviewer],
  ])('is for %s', async (_who, caller) => {
    const answer = await get(`/${evidenceIds[0]}`, caller)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ evidenceId: evidenceIds[0], applicationId, scan: 'not-scanned' })
  })

  test('says of one from before origins were recorded that it is of the place of its cell', async () => {
    const now = (await get(`/${evidenceIds[1]}`)).json()
    const { rows } = await cells.admin.query('select state from evidence.artefacts where evidence_id = $1', [
      evidenceIds[1],
    ])
    const [{ state }] = rows
    const {
      origins: _,
      madeIn: _m,
      unmixedProof: _u,
      scanDigest: _s,
      inspection: _i,
      acceptedFindings: _a,
      ...first
    } = state
    await replaceState(evidenceIds[1], { ...first, schemaVersion: 1 })
    const before = await get(`/${evidenceIds[1]}`)
    await replaceState(evidenceIds[1], state)
    expect(before.json()).toEqual({ ...now, inspection: null })
    expect(now).toMatchObject({
      origins: ['HK'],
      madeIn: 'HK',
      unmixedProof: null,
      scanDigest: now.digest,
      quarantine: null,
    })
  })

  test('is not for staff before the application was submitted, nor while it is returned', async () => {
    const draft = await seedApplication(cells.admin)
    expect((await get(`?applicationId=${draft}`, reviewer)).statusCode).toBe(404)
    await cells.admin.query('update applications.applications set submissions = 1 where application_id = $1', [draft])
    expect((await get(`?applicationId=${draft}`, reviewer)).statusCode).toBe(403)
  })

  test.each([
    ['another applicant, as if it did not exist', kowloon, 404],
    ['staff whose authorisation has lapsed', lapsed, 403],
    ['a service of the cell', system, 403],
  ])('is not for %s', async (_who, caller, status) => {
    expect((await get(`/${evidenceIds[0]}`, caller)).statusCode).toBe(status)
    expect((await get(`?applicationId=${applicationId}`, caller)).statusCode).toBe(status)
  })

  test('is not for a token of another authority, or none', async () => {
    expect((await get(`/${evidenceIds[0]}`, harbour, 'mo')).statusCode).toBe(401)
    expect((await get(`?applicationId=${applicationId}`, harbour, 'mo')).statusCode).toBe(401)
    expect((await cells.app.inject({ url: `/hk/v1/evidence/${evidenceIds[0]}` })).statusCode).toBe(401)
  })

  test('finds nothing in the cell of another authority', async () => {
    const authorization = `Bearer ${await cells.issuers.token('mo', harbour)}`
    const answer = await cells.app.inject({ url: `/mo/v1/evidence/${evidenceIds[0]}`, headers: { authorization } })
    expect(answer.statusCode).toBe(404)
  })

  test('answers 404 for an id that nothing has and 400 for what is no id', async () => {
    expect((await get(`/${newId('evd')}`)).statusCode).toBe(404)
    expect((await get('/evd_1')).statusCode).toBe(400)
  })
})

describe("an application's evidence", () => {
  test('is listed newest first, page by page, each file once', async () => {
    const listed: string[] = []
    let cursor = ''
    do {
      const page = (await get(`?applicationId=${applicationId}&limit=2${cursor}`)).json()
      listed.push(...page.items.map((item: { evidenceId: string }) => item.evidenceId))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(listed).toEqual(evidenceIds.toReversed())
  })

  test('answers 404 for an application that is not there', async () => {
    expect((await get(`?applicationId=${newId('app')}`)).statusCode).toBe(404)
  })

  test('refuses a cursor of another list and one that nobody signed', async () => {
    const { nextCursor } = (await get(`?applicationId=${applicationId}&limit=2`)).json()
    const other = await seedApplication(cells.admin)
    expect((await get(`?applicationId=${other}&cursor=${nextCursor}`)).json()).toMatchObject({ code: 'invalid-cursor' })
    expect((await get(`?applicationId=${applicationId}&cursor=x.y`)).statusCode).toBe(400)
  })
})
