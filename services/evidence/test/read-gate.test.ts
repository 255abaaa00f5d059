import { contractOf, counterOf } from '@concert/domain/transfer-basis/examples'
import type { TestCaller } from '@concert/testing/test-tokens'
import type { InjectOptions } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import {
  type EvidenceCells,
  harbour,
  planner,
  putUnderReview,
  reviewer,
  seedApplication,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'

const CANARY = 'canary 金絲雀 金丝雀 canário'

let cells: EvidenceCells
let applicationId: string
const evidence: Record<string, string> = {}

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  applicationId = await seedApplication(cells.admin)
  evidence['own C3'] = await upload(applicationId, 'own C3', { residencyCategory: 'C3' })
  evidence['own C8'] = await upload(applicationId, 'own C8', { residencyCategory: 'C8' })
  const fromMainland = { origins: 'CN', madeIn: 'CN', residencyCategory: 'C8' }
  evidence['mainland C8'] = await upload(applicationId, 'mainland C8', fromMainland)
  cells.inspectionsSay({ scan: 'clean', personalData: 'none-found' })
  evidence['own C4'] = await upload(applicationId, 'own C4', { residencyCategory: 'C4' })
  await putUnderReview(cells.admin, applicationId)
})
afterEach(() => workIn({ place: 'HK', city: null, entity: 'TEST:hk' }))
afterAll(() => cells.close())

function upload(of: string, what: string, changes: Record<string, string>): Promise<string> {
  return uploaded(cells, of, Buffer.from(`${CANARY} ${what}`), changes)
}

/** Moves the office of the reviewer; null where none is recorded. */
async function workIn(office: { place: string; city: string | null; entity: string } | null): Promise<void> {
  await cells.admin.query(
    `update personnel.authorisations set office_place = $2, office_city = $3, office_entity = $4 where person_id = $1`,
    [reviewer.id, office?.place, office?.city, office?.entity],
  )
}

async function ask(
  id: string | undefined,
  as: TestCaller = reviewer,
  more: Partial<InjectOptions> = {},
  path = '/content',
) {
  const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
  const headers = { authorization, ...more.headers }
  return cells.app.inject({ method: 'GET', ...more, url: `/hk/v1/evidence/${id}${path}`, headers })
}

async function missing(id: string | undefined, as?: TestCaller): Promise<string[]> {
  const answer = await ask(id, as)
  const { code, errors = [] } = answer.json()
  expect([answer.statusCode, code]).toEqual([403, 'read-refused'])
  return errors.map((error: { code: string; message: string }) => error.code)
}

async function messageOf(id: string | undefined, code: string): Promise<string> {
  const { errors } = (await ask(id)).json()
  return errors.find((error: { code: string }) => error.code === code)?.message
}

async function custodyOf(id: string | undefined) {
  const { rows } = await cells.admin.query(
    'select person_id, bases, office_place, office_entity from evidence.custody where evidence_id = $1 order by custody_id',
    [id],
  )
  return rows
}

describe('content is given where everything is there that the border asks for', () => {
  test.each(['own C3', 'own C8'])('%s at its place, with the basis in the custody of the file', async (which) => {
    expect((await ask(evidence[which])).body).toBe(`${CANARY} ${which}`)
    expect(await custodyOf(evidence[which])).toContainEqual({
      person_id: reviewer.id,
      bases: ['own-cell'],
      office_place: 'HK',
      office_entity: 'TEST:hk',
    })
    const { items } = (await ask(evidence[which], harbour, {}, '/custody')).json()
    expect(items[0]).toMatchObject({ personId: reviewer.id, office: { place: 'HK', entity: 'TEST:hk' } })
  })

  test('mainland C8 to its applicant in the cell that took it', async () => {
    expect((await ask(evidence['mainland C8'], harbour)).body).toBe(`${CANARY} mainland C8`)
  })

  test('custody lists the codes of the bases on which bytes were given', async () => {
    await cells.admin.query(
      `insert into evidence.custody (authority, evidence_id, applicant_id, digest, first_byte, last_byte, bases)
       select authority, evidence_id, applicant_id, digest, 0, 1, '{CN-GBASC-HK,own-cell}'
         from evidence.artefacts where evidence_id = $1`,
      [evidence['own C3']],
    )
    const { items } = (await ask(evidence['own C3'], harbour, {}, '/custody?limit=1')).json()
    expect(items[0].bases).toEqual(['CN-GBASC-HK', 'own-cell'])
  })
})

describe('content is refused, and everything that is missing is named', () => {
  test('to who supervises the case and is not assigned to it', async () => {
    expect(await missing(evidence['own C3'], planner)).toEqual(['file-not-needed', 'impartiality-not-declared'])
  })

  test('of the mainland in Hong Kong without a basis', async () => {
    expect(await missing(evidence['mainland C8'])).toEqual(['content-not-clean', 'basis-missing'])
    const said = await messageOf(evidence['mainland C8'], 'basis-missing')
    for (const word of ['C8', 'CN', 'HK', 'CN-GBASC-HK']) expect(said).toContain(word)
  })

  test('of Hong Kong as soon as the office of the authorisation is in Macao, as fresh as the fact is', async () => {
    expect((await ask(evidence['own C8'])).statusCode).toBe(200)
    await workIn({ place: 'MO', city: null, entity: 'TEST:mo' })
    expect(await missing(evidence['own C8'])).toEqual(['content-not-clean', 'basis-missing', 'basis-not-built'])
    expect(await messageOf(evidence['own C8'], 'basis-missing')).toMatch(/HK.*MO/)
    expect(await missing(evidence['own C3'])).toEqual(['content-not-clean', 'crossing-condition-missing'])
  })

  test('of technical documentation to a reader abroad who has signed no undertaking of confidentiality', async () => {
    await workIn({ place: 'MO', city: null, entity: 'TEST:mo' })
    expect(await missing(evidence['own C4'])).toEqual(['crossing-condition-missing'])
    const signed = (on: string | null) =>
      cells.admin.query('update personnel.authorisations set undertaking_on = $2 where person_id = $1', [
        reviewer.id,
        on,
      ])
    await signed('2026-01-05')
    expect((await ask(evidence['own C4'])).statusCode).toBe(200)
    await signed(null)
    expect(await missing(evidence['own C4'])).toEqual(['crossing-condition-missing'])
  })

  test('everywhere to a reader whose office is not recorded', async () => {
    await workIn(null)
    expect(await missing(evidence['own C3'])).toContain('read-fact-unknown')
  })

  test('also under a live basis while no scanner has looked at it', async () => {
    const transferBases = cells.contexts.get('hk')?.transferBases
    if (transferBases === undefined) throw new Error('there are no bases of hk')
    const recipient = { entity: 'TEST:hk', place: 'HK', city: null } as const
    const basis = contractOf('CN-GBASC-HK', { purposes: [applicationId], recipient })
    vi.spyOn(transferBases, 'factsOf').mockResolvedValueOnce({
      bases: [basis],
      counters: [counterOf(basis, { year: new Date().getFullYear() })],
      addedSubjects: 1,
    })
    expect(await missing(evidence['mainland C8'])).toEqual(['content-not-clean'])
  })

  test('in ranges and to HEAD as well, and nothing is recorded', async () => {
    const before = await custodyOf(evidence['mainland C8'])
    for (const more of [
      { headers: { range: 'bytes=0-3' } },
      { headers: { range: 'bytes=9999-' } },
      { method: 'HEAD' } as const,
    ]) {
      const answer = await ask(evidence['mainland C8'], reviewer, more)
      expect([answer.statusCode, answer.headers['etag'], answer.headers['content-range']]).toEqual([
        403,
        undefined,
        undefined,
      ])
    }
    expect(await custodyOf(evidence['mainland C8'])).toEqual(before)
  })

  test('without a word on a file that is closed to the reader', async () => {
    const other = await seedApplication(cells.admin)
    const id = await upload(other, 'closed', { residencyCategory: 'C8', origins: 'CN', madeIn: 'CN' })
    expect((await ask(id)).statusCode).toBe(404)
    await putUnderReview(cells.admin, other)
    await cells.admin.query(
      `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
       values ('hk', $1, 4, $2, true, 'A shareholder.', now())`,
      [other, reviewer.id],
    )
    const answer = await ask(id)
    expect([answer.statusCode, answer.json().code, answer.json().errors]).toEqual([403, 'forbidden', undefined])
  })
})

test('content is in no other answer, no refusal and no line of the log', async () => {
  await workIn({ place: 'MO', city: null, entity: 'TEST:mo' })
  const canary = new RegExp(CANARY.split(' ').join('|'))
  const urls = Object.values(evidence).flatMap((id) => ['', '/custody', '/content'].map((path) => `/${id}${path}`))
  for (const as of [reviewer, planner]) {
    const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
    for (const url of [...urls, `?applicationId=${applicationId}`]) {
      const answer = await cells.app.inject({ url: `/hk/v1/evidence${url}`, headers: { authorization } })
      expect([url, answer.statusCode]).toEqual([url, url.endsWith('/content') ? 403 : 200])
      expect(answer.body).not.toMatch(canary)
      expect(JSON.stringify(answer.headers)).not.toMatch(canary)
    }
  }
  expect(cells.logged.length).toBeGreaterThan(10)
  expect(cells.logged.join('')).not.toMatch(canary)
})
