import { randomBytes } from 'node:crypto'
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { newId } from '@concert/db/identifiers'
import type { TestCaller } from '@concert/testing/test-tokens'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { StoreUnavailable } from '../src/object-store/object-store.ts'
import {
  digestOf,
  type EvidenceCells,
  formOf,
  harbour,
  inspect,
  kowloon,
  lapsed,
  objectPath,
  putUnderReview,
  reviewer,
  seedApplication,
  sendForm,
  startEvidence,
  system,
} from './evidence.fixture.ts'

const BYTES = randomBytes(70_000)
const DIGEST = digestOf(BYTES)

let cells: EvidenceCells
let applicationId: string
let evidenceId: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  applicationId = await seedApplication(cells.admin)
  evidenceId = await upload(BYTES)
  await putUnderReview(cells.admin, applicationId)
})
afterAll(() => cells.close())

async function upload(bytes: Uint8Array, header?: string, of = applicationId): Promise<string> {
  const fields = formOf(of, bytes).slice(0, -1)
  const file = { name: 'file', file: bytes, ...(header === undefined ? {} : { header }) }
  const answer = await sendForm(cells, [...fields, file])
  expect(answer.statusCode).toBe(201)
  const { evidenceId } = answer.json()
  await inspect(cells, evidenceId)
  return evidenceId
}

interface Asked {
  readonly as?: TestCaller
  readonly of?: 'hk' | 'mo'
  readonly id?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly method?: InjectOptions['method']
}

async function ask({
  as = harbour,
  of = 'hk',
  id = evidenceId,
  path = '/content',
  headers = {},
  method = 'GET',
}: Asked) {
  const authorization = `Bearer ${await cells.issuers.token(of, as)}`
  return cells.app.inject({ method, url: `/hk/v1/evidence/${id}${path}`, headers: { authorization, ...headers } })
}

async function custodyRows(id = evidenceId): Promise<number> {
  const { rows } = await cells.admin.query(
    'select count(*)::int as count from evidence.custody where evidence_id = $1',
    [id],
  )
  return rows[0].count
}

describe('the bytes of an evidence file', () => {
  test.each([
    ['its applicant', harbour],
    ['the application reviewer who is assigned and has declared', reviewer],
  ])('are for %s, as they were uploaded, as a download in which nothing runs', async (_who, as) => {
    const answer = await ask({ as })
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.equals(BYTES)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '70000',
      'content-disposition': 'attachment; filename=plan.pdf',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      'concert-scan': 'not-scanned',
      etag: `"${DIGEST}"`,
    })
    expect(answer.headers['content-range']).toBeUndefined()
  })

  test('are answered in the range that is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 69_999 }), fc.nat({ max: 80_000 }), async (first, length) => {
        const last = Math.min(first + length, 69_999)
        const answer = await ask({ headers: { range: `bytes=${first}-${first + length}` } })
        expect(answer.statusCode).toBe(206)
        expect(answer.headers['content-range']).toBe(`bytes ${first}-${last}/70000`)
        expect(answer.rawPayload.equals(BYTES.subarray(first, last + 1))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('are answered whole where the caller has a part of something else', async () => {
    const headers = { range: 'bytes=0-9', 'if-range': '"another"' }
    expect((await ask({ headers })).statusCode).toBe(200)
    expect((await ask({ headers: { ...headers, 'if-range': `"${DIGEST}"` } })).statusCode).toBe(206)
  })

  test('are refused for a range after the end, which says how many there are', async () => {
    const answer = await ask({ headers: { range: 'bytes=70000-' } })
    expect(answer.statusCode).toBe(416)
    expect(answer.headers['content-range']).toBe('bytes */70000')
    expect(answer.json()).toMatchObject({ code: 'range-not-satisfiable', detail: expect.stringContaining('70000') })
  })

  test('are counted, not given, to HEAD, and nothing is recorded', async () => {
    const before = await custodyRows()
    const answer = await ask({ method: 'HEAD' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-length']).toBe('70000')
    expect(answer.rawPayload).toHaveLength(0)
    expect(await custodyRows()).toBe(before)
  })

  test.each([
    ['another applicant, as if it did not exist', { as: kowloon }, 404],
    ['staff whose authorisation has lapsed', { as: lapsed }, 403],
    ['a service of the cell', { as: system }, 403],
    ['a token of another authority', { of: 'mo' as const }, 401],
    ['no token', { headers: { authorization: '' } }, 401],
    ['an id that nothing has', { id: newId('evd') }, 404],
    ['what is no id', { id: 'evd_1' }, 400],
  ])('are not for %s, in no path, and nothing is recorded', async (_who, asked: Asked, status) => {
    const before = await custodyRows()
    for (const path of ['/content', '/custody']) {
      const answer = await ask({ ...asked, path })
      expect(answer.statusCode).toBe(status)
      expect(answer.rawPayload.length).toBeLessThan(2_000)
    }
    expect(await custodyRows()).toBe(before)
  })

  test('are not for staff before the application was submitted, nor while it is with its client again', async () => {
    const draft = await seedApplication(cells.admin)
    const id = await upload(randomBytes(10), undefined, draft)
    for (const path of ['/content', '/custody']) expect((await ask({ as: reviewer, id, path })).statusCode).toBe(404)
    await cells.admin.query('update applications.applications set submissions = 1 where application_id = $1', [draft])
    for (const path of ['/content', '/custody']) expect((await ask({ as: reviewer, id, path })).statusCode).toBe(403)
    expect((await ask({ id })).statusCode).toBe(200)
    expect(await custodyRows(id)).toBe(1)
  })

  test.each([
    ['gone, and their record is not,', 'before it was ever submitted', 0, 404],
    ['there still', 'after it was submitted', 1, 200],
  ])('are %s once the application was withdrawn %s', async (_what, _when, submissions, status) => {
    const draft = await seedApplication(cells.admin)
    const id = await upload(randomBytes(11), undefined, draft)
    const sql = `update applications.applications set status = 'withdrawn', submissions = $2 where application_id = $1`
    await cells.admin.query(sql, [draft, submissions])
    const answer = await ask({ id })
    expect(answer.statusCode).toBe(status)
    expect(answer.body.includes('before it was ever submitted')).toBe(status === 404)
    expect((await ask({ id, path: '' })).statusCode).toBe(200)
    expect(await custodyRows(id)).toBe(status === 404 ? 0 : 1)
  })

  test.each([
    ['測試報告 第二版.pdf', `filename*=UTF-8''%E6%B8%AC`],
    ['relatório "final"; x=1.pdf', 'filename*=UTF-8'],
  ])('keep the name that they were sent with: %s', async (name, said) => {
    const header = `filename*=UTF-8''${encodeURIComponent(name)}\r\nContent-Type: application/pdf`
    const id = await upload(randomBytes(12), header)
    const { fileName } = (await ask({ id, path: '' })).json()
    const { 'content-disposition': told = '' } = (await ask({ id })).headers
    expect(fileName).toBe(name)
    expect(told).toMatch(/^attachment; /)
    expect(told).toContain(said)
  })
})

describe('bytes that the store has lost', () => {
  test.each([
    ['all of them', (path: string) => rm(path)],
    ['the last of them', (path: string) => truncate(path, 5)],
    [
      'one bit of them',
      (path: string) =>
        readFile(path).then((stored) =>
          writeFile(
            path,
            stored.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
          ),
        ),
    ],
  ])('%s, are a failure of ours, which tells nothing of the store', async (_what, lose) => {
    const bytes = randomBytes(20)
    const id = await upload(bytes)
    await lose(await objectPath(cells, digestOf(bytes)))
    const answer = await ask({ id })
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toMatchObject({ code: 'internal' })
    expect(answer.body).not.toContain('objects')
  })
})

test('a store whose device fails is said to be unavailable for now', async () => {
  const objects = cells.contexts.get('hk')?.objects
  if (objects === undefined) throw new Error('there is no store of hk')
  vi.spyOn(objects, 'read').mockRejectedValueOnce(new StoreUnavailable('EIO'))
  const answer = await ask({})
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('cannot read') })
  expect(answer.headers['retry-after']).toBe('60')
  expect((await ask({})).statusCode).toBe(200)
})

describe('the custody of an evidence file', () => {
  test('says who was given which bytes when, newest first, to its applicant and to those who may read the file', async () => {
    const bytes = randomBytes(30)
    const id = await upload(bytes)
    await ask({ id })
    await ask({ id, as: reviewer, headers: { range: 'bytes=3-9' } })
    await ask({ id, as: reviewer, headers: { range: 'bytes=30-' } })
    for (const as of [harbour, reviewer]) {
      const { items, nextCursor } = (await ask({ id, as, path: '/custody' })).json()
      const of = {
        readerAuthority: null,
        digest: digestOf(bytes),
        page: null,
        bases: ['own-cell'],
        basisIds: [],
        givenAt: expect.stringMatching(/Z$/),
      }
      expect(items).toEqual([
        { ...of, personId: reviewer.id, office: { place: 'HK', entity: 'TEST:hk' }, firstByte: 3, lastByte: 9 },
        { ...of, personId: null, office: null, firstByte: 0, lastByte: 29 },
      ])
      expect(nextCursor).toBeNull()
    }
  })

  test('is listed page by page, each entry once', async () => {
    const id = await upload(randomBytes(40))
    for (let last = 0; last < 5; last += 1) await ask({ id, headers: { range: `bytes=0-${last}` } })
    const listed: number[] = []
    let cursor = ''
    do {
      const page = (await ask({ id, path: `/custody?limit=2${cursor}` })).json()
      listed.push(...page.items.map((item: { lastByte: number }) => item.lastByte))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(listed).toEqual([4, 3, 2, 1, 0])
    expect((await ask({ id, path: '/custody?cursor=x.y' })).json()).toMatchObject({ code: 'invalid-cursor' })
  })

  test('is written before a byte leaves: nothing is given where it cannot be', async () => {
    await cells.admin.query('revoke insert (digest) on evidence.custody from concert_evidence')
    try {
      const answer = await ask({})
      expect(answer.statusCode).toBe(500)
      expect(answer.rawPayload.includes(BYTES.subarray(0, 100))).toBe(false)
    } finally {
      await cells.admin.query('grant insert (digest) on evidence.custody to concert_evidence')
    }
  })
})
