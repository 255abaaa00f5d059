import { crc32, deflateSync } from 'node:zlib'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  type EvidenceCells,
  formOf,
  harbour,
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
} from './evidence.fixture.ts'
import { pdfOf } from './pdf.fixture.ts'

// A picture as an image, a text as pages, a table as rows: content, through the gate and the custody like the bytes.

let cells: EvidenceCells
beforeAll(async () => {
  cells = await startEvidence(inject('postgres'), {}, true)
})
afterAll(() => cells.close())

async function ask(path: string, as: TestCaller = harbour, of: 'hk' | 'mo' = 'hk', method: 'GET' | 'HEAD' = 'GET') {
  const authorization = `Bearer ${await cells.issuers.token(of, as)}`
  return cells.app.inject({ method, url: `/hk/v1/evidence/${path}`, headers: { authorization } })
}

const custodyOf = async (evidenceId: string) => (await ask(`${evidenceId}/custody`)).json().items

/** A file of a type as its client sends it, inspected and in the hands of those who judge by it. */
async function fileOf(
  name: string,
  type: string,
  bytes: Buffer,
  changes: Record<string, string> = {},
): Promise<string> {
  const applicationId = await seedApplication(cells.admin)
  const header = `filename="${name}"\r\nContent-Type: ${type}`
  const form = [...formOf(applicationId, bytes, changes).slice(0, -1), { name: 'file', file: bytes, header }]
  const { evidenceId } = (await sendForm(cells, form)).json()
  await inspect(cells, evidenceId)
  await putUnderReview(cells.admin, applicationId)
  return evidenceId
}

/** A PNG of one grey, with words about where it was made. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const chunks = [
    ['IHDR', header],
    ['tEXt', Buffer.from('Author\0Chan Tai Man')],
    ['IDAT', deflateSync(Buffer.alloc((width + 1) * height))],
    ['IEND', Buffer.alloc(0)],
  ] as const
  const written = chunks.map(([type, data]) => {
    const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type), data, Buffer.alloc(4)])
    chunk.writeUInt32BE(data.length, 0)
    chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4)
    return chunk
  })
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...written])
}

const kinds = [
  ['the text of a text', 'notes.txt', 'text/plain', Buffer.from('What the model does\n'), 'pages/1'],
  ['the text of a table', 'table.csv', 'text/csv', Buffer.from('metric,value\n'), 'pages/1'],
  ['the rows of a table', 'table.csv', 'text/csv', Buffer.from('metric,value\nrecall,0.91\n'), 'pages/1/table'],
  ['a picture', 'shot.png', 'image/png', pngOf(40, 30), 'pages/1/image'],
] as const

describe.each(kinds)('%s', (_what, name, type, bytes, path) => {
  let evidenceId: string
  beforeAll(async () => {
    evidenceId = await fileOf(name, type, bytes)
  })

  test.each([
    ['another applicant', kowloon, 'hk', 404],
    ['staff who are not assigned', planner, 'hk', 403],
    ['staff whose authorisation has lapsed', lapsed, 'hk', 403],
    ['a service of the cell', system, 'hk', 403],
    ['a token of another authority', reviewer, 'mo', 401],
  ] as const)('is not for %s, and nothing is recorded', async (_who, as, of, status) => {
    const answer = await ask(`${evidenceId}/${path}`, as, of)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, expect.stringMatching(/problem/)])
    expect(await custodyOf(evidenceId)).toEqual([])
  })

  test('is for its applicant and who is assigned to it, kept by no program, and enters the custody', async () => {
    expect((await ask(`${evidenceId}/${path}`, harbour, 'hk', 'HEAD')).statusCode).toBe(200)
    expect(await custodyOf(evidenceId)).toEqual([])
    for (const as of [harbour, reviewer]) {
      const answer = await ask(`${evidenceId}/${path}`, as)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    }
    expect(await custodyOf(evidenceId)).toMatchObject([
      { personId: reviewer.id, page: 1, firstByte: 0, lastByte: bytes.length - 1, bases: ['own-cell'] },
      { personId: null, page: 1 },
    ])
    const { rows } = await cells.admin.query('select from evidence.page_texts where evidence_id = $1', [evidenceId])
    expect(rows).toEqual([])
  })

  test('is not there beyond its pages, and says that the content is downloaded', async () => {
    const answer = await ask(`${evidenceId}/${path.replace('1', '2')}`)
    expect([answer.statusCode, answer.json().detail]).toEqual([404, expect.stringContaining('Download its content')])
    expect((await ask(`${evidenceId}/${path.replace('1', '0')}`)).statusCode).toBe(400)
  })

  test('is refused across a border, and in quarantine, as the content is', async () => {
    const fromMainland = { origins: 'CN', madeIn: 'CN', residencyCategory: 'C8' }
    const mainland = await fileOf(name, type, bytes, fromMainland)
    const [content, preview] = [await ask(`${mainland}/content`, reviewer), await ask(`${mainland}/${path}`, reviewer)]
    expect([content.statusCode, preview.statusCode]).toEqual([403, 403])
    expect(preview.json()).toMatchObject({ code: 'read-refused', errors: content.json().errors })
    const closed = { reason: 'malware', since: '2026-11-01T00:00:00.000Z' }
    await cells.admin.query('alter table evidence.artefacts disable trigger user')
    await cells.admin.query(
      `update evidence.artefacts set state = jsonb_set(state, '{quarantine}', $2), quarantine = $2 where evidence_id = $1`,
      [mainland, closed],
    )
    expect([(await ask(`${mainland}/${path}`)).statusCode, await custodyOf(mainland)]).toEqual([409, []])
    await cells.admin.query(
      `update evidence.artefacts set state = jsonb_set(state, '{quarantine}', 'null'), quarantine = null where evidence_id = $1`,
      [mainland],
    )
    await cells.admin.query('alter table evidence.artefacts enable trigger user')
  })
})

test('a table is told with its cells as text, and what it was read as', async () => {
  // A formula closes a file until a signatory accepts it: here only the cells of one that is open are told.
  const evidenceId = await fileOf('table.tsv', 'text/tab-separated-values', Buffer.from('a\tb\n"x\ny"\t1\n'))
  const answer = await ask(`${evidenceId}/pages/1/table`)
  const { digest, ...table } = answer.json()
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(table).toEqual({
    evidenceId,
    page: 1,
    pages: 1,
    columns: 2,
    encoding: 'utf-8',
    separator: '\t',
    isCut: false,
    hasOpenQuote: false,
    rows: [
      ['a', 'b'],
      ['x\ny', '1'],
    ],
  })
})

test('a picture is told as an image in a sandbox, without what else its file says', async () => {
  const evidenceId = await fileOf('shot.png', 'image/png', pngOf(40, 30))
  const { headers, rawPayload } = await ask(`${evidenceId}/pages/1/image`)
  expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20), rawPayload.includes('Chan')]).toEqual([
    40,
    30,
    false,
  ])
  expect(headers).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(rawPayload.length),
    'content-disposition': 'inline',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'concert-scan': 'not-scanned',
  })
})

test('of what nothing can be made the content is downloaded', async () => {
  const [text, picture, pdf] = [
    await fileOf('a.txt', 'text/plain', Buffer.from('a text')),
    await fileOf('b.png', 'image/png', pngOf(5, 5)),
    await fileOf('c.pdf', 'application/pdf', pdfOf(['A page'])),
  ]
  const paths = [
    `${text}/pages/1/table`,
    `${text}/pages/1/image`,
    `${picture}/pages/1`,
    `${picture}/pages/1/table`,
    `${pdf}/pages/1/table`,
  ]
  for (const path of paths) {
    const answer = await ask(path)
    expect([path, answer.statusCode, answer.json().detail]).toEqual([
      path,
      404,
      expect.stringContaining('Download its content'),
    ])
  }
  expect([await custodyOf(text), await custodyOf(picture), await custodyOf(pdf)]).toEqual([[], [], []])
})
