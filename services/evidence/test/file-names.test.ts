import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  digestOf,
  encode,
  type EvidenceCells,
  filesIn,
  FORM_TYPE,
  formOf,
  harbour,
  problemCodes,
  seedApplication,
  startEvidence,
} from './evidence.fixture.ts'

let cells: EvidenceCells
let applicationId: string
let token: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  applicationId = await seedApplication(cells.admin)
  token = await cells.issuers.token('hk', harbour)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const port = () => (cells.app.server.address() as AddressInfo).port

/** Sends the bytes of a form over a connection of its own. */
function send(form: Buffer): Promise<{ status: number | undefined; body: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': FORM_TYPE, 'content-length': form.length }
  return new Promise((resolve, reject) => {
    const path = '/hk/v1/evidence'
    const sending = request({ host: '127.0.0.1', port: port(), method: 'POST', path, headers, agent: false })
    sending.on('error', reject)
    sending.on('response', (response) => {
      const answered = response.toArray().then((chunks) => JSON.parse(Buffer.concat(chunks).toString()))
      resolve(answered.then((body) => ({ status: response.statusCode, body })))
    })
    sending.end(form)
  })
}

/** A form whose file has this header after its `Content-Disposition: form-data; `, in bytes of Latin 1. */
function formWith(disposition: string, bytes: Uint8Array): Buffer {
  const form = encode([...formOf(applicationId, bytes).slice(0, -1), { name: 'file', file: bytes, header: 'NAME' }])
  const [before = '', after = ''] = form.toString('latin1').split('form-data; name="file"; NAME')
  return Buffer.from(`${before}${disposition}\r\nContent-Type: application/pdf${after}`, 'latin1')
}

const utf8 = (text: string) => Buffer.from(text).toString('latin1')

async function recorded(disposition: string) {
  const { status, body } = await send(formWith(utf8(disposition), randomBytes(20)))
  expect(status, JSON.stringify(body)).toBe(201)
  const read = await fetch(`http://127.0.0.1:${port()}/hk/v1/evidence/${String(body['evidenceId'])}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return ((await read.json()) as { fileName: string }).fileName
}

test.each([
  'plan.pdf',
  'say "hi".pdf',
  '50%off.pdf',
  '%E6%8A%80.pdf',
  '技術文件 – versão 2.pdf',
  'e\u0301tude (NFD).pdf',
  "it's; filename=b.pdf",
  ' two  spaces .pdf ',
  '.hidden',
  'CON.txt',
  'x'.repeat(255),
  '=?.pdf',
])('the name %j that a browser sends is recorded as it is', async (name) => {
  const bytes = randomBytes(20)
  const form = new FormData()
  for (const part of formOf(applicationId, bytes)) if (!('file' in part)) form.set(...part)
  form.set('file', new Blob([bytes], { type: 'application/pdf' }), name)
  const answer = await fetch(`http://127.0.0.1:${port()}/hk/v1/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  expect(await answer.json()).toMatchObject({ fileName: name, digest: digestOf(bytes), mediaType: 'application/pdf' })
  expect(answer.status).toBe(201)
})

test.each([
  ['a browser', 'form-data; name="file"; filename="say %22hi%22.pdf"', 'say "hi".pdf'],
  ['curl', 'form-data; name="file"; filename="技術 50%off.pdf"', '技術 50%off.pdf'],
  [
    'Java',
    `form-data; name="file"; filename="=?UTF-8?Q?=E6=8A=80?="; filename*=UTF-8''%E6%8A%80%E8%A1%93.pdf`,
    '技術.pdf',
  ],
  ['.NET', `form-data; name=file; filename="=?utf-8?B?5oqA?="; filename*=utf-8''%E6%8A%80%E8%A1%93.pdf`, '技術.pdf'],
  ['Python', `form-data; name="file"; filename*=utf-8''%E6%8A%80%E8%A1%93.pdf`, '技術.pdf'],
  ['a client without quotes', 'form-data; name=file; filename=my plan.pdf', 'my plan.pdf'],
  ['a client that folds', 'form-data; name="file";\r\n filename="a.pdf"', 'a.pdf'],
])('the name that %s sends is recorded', async (_who, disposition, name) => {
  expect(await recorded(disposition)).toBe(name)
})

test.each([
  ['a control character', 'filename="a\u0007b.pdf"'],
  ['a line end that a browser escapes', 'filename="a%0D%0Ab.pdf"'],
  ['a right-to-left override', 'filename="report\u202Efdp.exe"'],
  ['a sign that shows nothing', 'filename="a\u200bb.pdf"'],
  ['more than 255 characters', `filename="${'x'.repeat(256)}"`],
  ['no characters', 'filename=""'],
  ['only spaces', 'filename="  "'],
  ['a path', 'filename="../../../etc/passwd"'],
  ['a path of Windows', String.raw`filename="C:\Users\mei\plan.pdf"`],
  ['the parent folder', 'filename=".."'],
  ['an escaped path', "filename*=UTF-8''..%2F..%2Fetc%2Fpasswd"],
  ['an escaped line end', "filename*=UTF-8''a%0Ab"],
  ['a word of mail', 'filename="=?UTF-8?Q?=E6=8A=80?="'],
  ['two names', 'filename="a.pdf"; filename="b.pdf"'],
  ['pieces', 'filename*0=a; filename*1=b'],
  ['no name', 'size=1'],
])('a file with %s for its name is refused, and the field is named', async (_what, parameters) => {
  const before = await filesIn(cells.storeFolder('hk'))
  const { status, body } = await send(formWith(utf8(`form-data; name="file"; ${parameters}`), randomBytes(20)))
  expect([status, ...problemCodes(body as never)]).toEqual([400, '/file file-name-refused'])
  expect(await filesIn(cells.storeFolder('hk'))).toEqual(before)
})

test('bytes of another encoding are no name', async () => {
  const { status, body } = await send(formWith('form-data; name="file"; filename="\xa7\xde.pdf"', randomBytes(20)))
  expect([status, ...problemCodes(body as never)]).toEqual([400, '/file file-name-refused'])
})

test.each([
  ['a quote that ends the name', 'form-data; name="file"; filename="say "hi".pdf"'],
  ['a quote behind a backslash', String.raw`form-data; name="file"; filename="say \"hi\".pdf"`],
  ['a bare line end in the name', 'form-data; name="file"; filename="a\nb.pdf"'],
  ['a second header', 'form-data; name="file"; filename="a.pdf"\r\nContent-Disposition: form-data; name="file"'],
  ['no field', 'form-data; filename="a.pdf"'],
])('a part with %s is refused', async (_what, disposition) => {
  const { status, body } = await send(formWith(disposition, randomBytes(20)))
  expect([status, ...problemCodes(body as never)]).toEqual([400, ' part-unreadable'])
})
