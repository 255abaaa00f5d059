import { findCase } from '@concert/cases/find'
import { withAuthority } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { BytesUnavailable } from '@concert/intake/file-bytes'
import { createLogger } from '@concert/platform/logger'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import { inspectAgain } from '../src/artefact/inspect-again.ts'
import { ORPHAN_AGE_MS, sweepObjects } from '../src/artefact/sweep-objects.ts'
import { createPreviews, PREVIEWS_WAITING_MAX } from '../src/page/previews.ts'
import { keepPageTexts } from '../src/page/page-texts.ts'
import {
  type EvidenceCells,
  formOf,
  harbour,
  hongKongOf,
  inspect,
  kowloon,
  lapsed,
  planner,
  putUnderReview,
  reviewer,
  seedApplication,
  sendForm,
  startEvidence,
  system,
  uploaded,
} from './evidence.fixture.ts'
import { pdfOf } from './pdf.fixture.ts'

// What a PDF says, page by page, and how its pages look, with the checks as they are and no scanner.

let cells: EvidenceCells
beforeAll(async () => {
  cells = await startEvidence(inject('postgres'), {}, true)
})
afterAll(() => cells.close())

let applicationId: string
beforeEach(async () => {
  applicationId = await seedApplication(cells.admin)
})

async function read(path: string, as: TestCaller = harbour, of: 'hk' | 'mo' = 'hk') {
  const authorization = `Bearer ${await cells.issuers.token(of, as)}`
  return cells.app.inject({ url: `/hk/v1/evidence/${path}`, headers: { authorization } })
}

async function uploadedText(content: string, changes: Record<string, string> = {}): Promise<string> {
  const file = Buffer.from(content)
  const header = 'filename="notes.txt"\r\nContent-Type: text/plain'
  const form = [...formOf(applicationId, file, changes).slice(0, -1), { name: 'file', file, header }]
  const { evidenceId } = (await sendForm(cells, form)).json()
  await inspect(cells, evidenceId)
  return evidenceId
}

async function rowsOf(table: 'custody' | 'page_texts', evidenceId: string) {
  const text = `select * from evidence.${table} where evidence_id = $1 order by 1, 2, 3, 4`
  return (await cells.admin.query(text, [evidenceId])).rows
}

test.each([
  ['numbers of persons', ['A page', 'Holder: A123456(3)'], 'found', ['personal-data']],
  ['no number of a person', ['A page of words'], 'none-found', []],
  ['a page without words', ['A page of words', ''], 'not-scanned', []],
])('a PDF with %s says so', async (_what, pages, personalData, findings) => {
  const { inspection, quarantine } = (await read(await uploaded(cells, applicationId, pdfOf(pages)))).json()
  expect(quarantine).toBeNull()
  expect(inspection).toMatchObject({ personalData, findings: findings.map((code) => ({ code })) })
})

test('a file of the category for personal data says what is in it, though nothing stricter is proposed', async () => {
  const changes = { residencyCategory: 'C8', dataSubjects: '1' }
  const files = [
    await uploaded(cells, applicationId, pdfOf(['Holder: A123456(3)']), changes),
    await uploadedText('Holder: A123456(3)', changes),
  ]
  for (const evidenceId of files)
    expect((await read(evidenceId)).json().inspection).toMatchObject({ personalData: 'found', findings: [] })
})

describe('the text of a page', () => {
  const PAGES = ['The model card', 'Recall 0.91', '']

  test('is given to nobody who asks by HEAD, and goes when the file is shredded, whoever keeps the same bytes', async () => {
    const bytes = pdfOf(['A page of words'])
    const [one, other] = [await seedApplication(cells.admin), await seedApplication(cells.admin)]
    const [first, second] = [await uploaded(cells, one, bytes), await uploaded(cells, other, bytes)]
    const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
    const head = await cells.app.inject({
      method: 'HEAD',
      url: `/hk/v1/evidence/${first}/pages/1`,
      headers: { authorization },
    })
    expect([head.statusCode, head.body, await rowsOf('custody', first)]).toEqual([200, '', []])
    expect((await read(`${first}/pages/1`)).json()).toMatchObject({ text: expect.stringContaining('A page of words') })
    const signatory = `Bearer ${await cells.issuers.token('hk', { kind: 'staff', id: 'signatory-1' })}`
    const shredded = await cells.app.inject({
      method: 'POST',
      url: `/hk/v1/evidence/${first}/shredding`,
      headers: { authorization: signatory, 'idempotency-key': newId('evd') },
      payload: { ground: 'erasure-request', reason: 'The person asked for it.' },
    })
    expect(shredded.statusCode).toBe(200)
    expect([await rowsOf('page_texts', first), (await read(`${first}/pages/1`)).statusCode]).toEqual([[], 410])
    expect((await read(`${first}/pages/1/image`)).statusCode).toBe(410)
    expect((await read(`${second}/pages/1`)).statusCode).toBe(200)
    const file = { evidenceId: first, digest: (await read(first)).json().digest, applicantId: harbour.id }
    await withAuthority(hongKongOf(cells).pool, { authority: 'hk', applicant: '*' }, (transaction) =>
      keepPageTexts(transaction, hongKongOf(cells).keyRing, file, ['Late']),
    )
    expect(await rowsOf('page_texts', first)).toEqual([])
  })

  let evidenceId: string
  beforeEach(async () => {
    evidenceId = await uploaded(cells, applicationId, pdfOf(PAGES))
    await putUnderReview(cells.admin, applicationId)
  })

  test.each([
    ['its applicant', harbour],
    ['the application reviewer who is assigned and has declared', reviewer],
  ])('is for %s, as no program keeps it', async (_who, as) => {
    for (const [index, text] of PAGES.entries()) {
      const answer = await read(`${evidenceId}/pages/${index + 1}`, as)
      expect(answer.statusCode).toBe(200)
      const { digest, ...body } = answer.json()
      expect(body).toEqual({
        evidenceId,
        page: index + 1,
        pages: 3,
        text: expect.stringMatching(new RegExp(`^${text}\\s*$`)),
      })
      expect(digest).toBe((await read(evidenceId)).json().digest)
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    }
  })

  test('enters the custody of the file, which its applicant reads', async () => {
    await read(`${evidenceId}/pages/2`, reviewer)
    const { sizeBytes } = (await read(evidenceId)).json()
    const { items } = (await read(`${evidenceId}/custody`)).json()
    expect(items).toMatchObject([
      { personId: reviewer.id, page: 2, firstByte: 0, lastByte: sizeBytes - 1, bases: ['own-cell'] },
    ])
    await read(`${evidenceId}/content`, reviewer)
    expect((await read(`${evidenceId}/custody`)).json().items[0]).toMatchObject({ page: null })
  })

  test.each([
    ['another applicant, as if it did not exist', kowloon, 404],
    ['staff who are not assigned', planner, 403],
    ['staff whose authorisation has lapsed', lapsed, 403],
    ['a service of the cell', system, 403],
  ])('is not for %s, and nothing is recorded', async (_who, as, status) => {
    const answer = await read(`${evidenceId}/pages/1`, as)
    expect(answer.statusCode).toBe(status)
    expect(answer.body).not.toContain('model card')
    expect(await rowsOf('custody', evidenceId)).toEqual([])
  })

  test('is not for a token of another authority', async () => {
    expect((await read(`${evidenceId}/pages/1`, reviewer, 'mo')).statusCode).toBe(401)
  })

  test.each([
    [`${newId('evd')}/pages/1`, 404],
    ['evd_1/pages/1', 400],
    ['PAGES/4', 404],
    ['PAGES/0', 400],
    ['PAGES/2001', 400],
    ['PAGES/1e1', 400],
    ['PAGES/+1', 400],
  ])('is not there at %s', async (path, status) => {
    const answer = await read(path.replace('PAGES', `${evidenceId}/pages`))
    expect(answer.statusCode).toBe(status)
    expect(await rowsOf('custody', evidenceId)).toEqual([])
  })

  test('is refused across a border as the content is', async () => {
    const fromMainland = { origins: 'CN', madeIn: 'CN', residencyCategory: 'C8' }
    const mainland = await uploaded(cells, applicationId, pdfOf(['of the mainland']), fromMainland)
    const [content, page] = [await read(`${mainland}/content`, reviewer), await read(`${mainland}/pages/1`, reviewer)]
    expect([content.statusCode, page.statusCode]).toEqual([403, 403])
    expect(page.json()).toMatchObject({ code: 'read-refused', errors: content.json().errors })
    expect(page.body).not.toContain('of the mainland')
  })

  test('is not given while the file is in quarantine', async () => {
    const form = formOf(await seedApplication(cells.admin), pdfOf(['not inspected yet']))
    const { evidenceId: closed, digest } = (await sendForm(cells, form)).json()
    const file = { evidenceId: closed, digest, applicantId: harbour.id }
    await keep(file, ['not inspected yet'])
    const answer = await read(`${closed}/pages/1`)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'evidence-quarantined'])
    expect(await rowsOf('custody', closed)).toEqual([])
  })

  test('of a text is read for the request, and nothing of it is kept', async () => {
    const text = await uploadedText('a text without pages')
    expect((await read(`${text}/pages/1`)).json()).toMatchObject({ text: 'a text without pages', encoding: 'utf-8' })
    expect(await rowsOf('page_texts', text)).toEqual([])
  })
})

describe('the image of a page', () => {
  let evidenceId: string
  beforeEach(async () => {
    evidenceId = await uploaded(cells, applicationId, pdfOf(['The model card']))
    await putUnderReview(cells.admin, applicationId)
  })
  const image = (id = evidenceId) => `${id}/pages/1/image`

  test.each([
    ['its applicant', harbour, null],
    ['the application reviewer who is assigned and has declared', reviewer, reviewer.id],
  ])('is drawn for %s, and enters the custody', async (_who, as, personId) => {
    const answer = await read(image(), as)
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.toString('latin1', 1, 4)).toBe('PNG')
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(answer.rawPayload.length),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'concert-scan': 'not-scanned',
    })
    expect((await read(`${evidenceId}/custody`)).json().items).toMatchObject([{ personId, page: 1 }])
  })

  test('is given to nobody by HEAD, and leaves no row', async () => {
    const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
    const url = `/hk/v1/evidence/${image()}`
    const answer = await cells.app.inject({ method: 'HEAD', url, headers: { authorization } })
    expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, 0])
    expect(await rowsOf('custody', evidenceId)).toEqual([])
  })

  test.each([
    ['another applicant', kowloon, 'hk', 404],
    ['staff who are not assigned', planner, 'hk', 403],
    ['staff whose authorisation has lapsed', lapsed, 'hk', 403],
    ['a service of the cell', system, 'hk', 403],
    ['a token of another authority', reviewer, 'mo', 401],
  ] as const)('is not for %s, and nothing is recorded', async (_who, as, of, status) => {
    const answer = await read(image(), as, of)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toMatch(/json/)
    expect(await rowsOf('custody', evidenceId)).toEqual([])
  })

  test('is refused across a border as the content is', async () => {
    const fromMainland = { origins: 'CN', madeIn: 'CN', residencyCategory: 'C8' }
    const mainland = await uploaded(cells, applicationId, pdfOf(['of the mainland, drawn']), fromMainland)
    expect((await read(image(mainland), reviewer)).json()).toMatchObject({ code: 'read-refused' })
  })

  test('is not given to a reader whose office has moved while it was drawn', async () => {
    const moveTo = (place: string) =>
      cells.admin.query('update personnel.authorisations set office_place = $2 where person_id = $1', [
        reviewer.id,
        place,
      ])
    const drawing = vi.spyOn(hongKongOf(cells).previews, 'of').mockImplementationOnce(async () => {
      await moveTo('CN')
      return Buffer.from('drawn')
    })
    const answer = await read(image(), reviewer)
    await moveTo('HK')
    expect(drawing).toHaveBeenCalledOnce()
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'read-refused'])
    expect(await rowsOf('custody', evidenceId)).toEqual([])
  })

  test('of what cannot be drawn is refused, saying that it is downloaded', async () => {
    const text = await uploadedText('a text')
    for (const path of [image(text), `${evidenceId}/pages/2/image`]) {
      const answer = await read(path)
      expect(answer.statusCode).toBe(404)
      expect(answer.json().detail).toMatch(/No image can be made of page \d.*Download its content/)
    }
    expect((await read(`${evidenceId}/pages/0/image`)).statusCode).toBe(400)
    expect(await rowsOf('custody', evidenceId)).toEqual([])
  })

  test('is not drawn of a file in quarantine', async () => {
    const form = formOf(await seedApplication(cells.admin), pdfOf(['not inspected, not drawn']))
    const { evidenceId: closed } = (await sendForm(cells, form)).json()
    expect((await read(image(closed))).statusCode).toBe(409)
  })

  test('is asked for again where many are being drawn, or the store does not answer', async () => {
    const { objects } = hongKongOf(cells)
    const { promise, resolve } = Promise.withResolvers<null>()
    const previews = createPreviews(objects, { preview: () => promise })
    const file = await asService((transaction) => findCase(artefactCase, transaction, evidenceId))
    const waiting = Array.from({ length: PREVIEWS_WAITING_MAX }, () => previews.of('image', file, 1))
    await expect(previews.of('image', file, 1)).rejects.toMatchObject({ code: 'unavailable' })
    resolve(null)
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => null))
    const failing = createPreviews(objects, { preview: () => Promise.reject(new BytesUnavailable('gone')) })
    await expect(failing.of('image', file, 1)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(failing.of('image', file, 1)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('what is kept of pages', () => {
  test('is read anew with each inspection, and stays where nothing can be read', async () => {
    const evidenceId = await uploaded(cells, applicationId, pdfOf(['a first reading']))
    const { digest } = (await read(evidenceId)).json()
    await keep({ evidenceId, digest, applicantId: harbour.id }, ['of an old reader', 'which saw a second page'])
    expect((await read(`${evidenceId}/pages/1`)).json()).toMatchObject({ text: 'of an old reader', pages: 2 })
    const logger = createLogger({ service: 'evidence', level: 'info', destination: { write: () => undefined } })
    await inspectAgain({ ...hongKongOf(cells), recheckMs: 0 }, logger, new AbortController().signal)
    const kept = await rowsOf('page_texts', evidenceId)
    const { text, pages } = (await read(`${evidenceId}/pages/1`)).json()
    expect([text.trim(), pages]).toEqual(['a first reading', 1])
    await keep({ evidenceId, digest, applicantId: harbour.id }, null)
    expect(await rowsOf('page_texts', evidenceId)).toEqual(kept)
  })

  test('is gone with the bytes, and nothing comes back of an inspection that ends later', async () => {
    const evidenceId = await uploaded(cells, applicationId, pdfOf(['taken back by its client']))
    const { digest } = (await read(evidenceId)).json()
    await cells.admin.query(`update applications.applications set status = 'withdrawn' where application_id = $1`, [
      applicationId,
    ])
    await sweepObjects(hongKongOf(cells), new Date(Date.now() + ORPHAN_AGE_MS + 60_000))
    expect(await hongKongOf(cells).objects.has(digest)).toBe(false)
    expect(await rowsOf('page_texts', evidenceId)).toEqual([])
    const file = { evidenceId, digest, applicantId: harbour.id }
    await keep(file, ['taken back by its client'])
    expect(await rowsOf('page_texts', evidenceId)).toEqual([])
    expect((await read(`${evidenceId}/pages/1`)).statusCode).toBe(404)
  })

  test("is kept from another applicant's eyes by the wall itself", async () => {
    await uploaded(cells, applicationId, pdfOf(['behind the wall']))
    const seen = (applicant: string) =>
      asService(async ({ client }) => (await client.query('select from evidence.page_texts')).rowCount, applicant)
    expect(await seen(harbour.id)).toBeGreaterThan(0)
    expect(await seen(kowloon.id)).toBe(0)
  })
})

function keep(file: Parameters<typeof keepPageTexts>[2], pages: readonly string[] | null): Promise<void> {
  return asService((transaction) => keepPageTexts(transaction, hongKongOf(cells).keyRing, file, pages))
}

function asService<T>(work: Parameters<typeof withAuthority<T>>[2], applicant = '*'): Promise<T> {
  return withAuthority(hongKongOf(cells).pool, { authority: 'hk', applicant }, work)
}
