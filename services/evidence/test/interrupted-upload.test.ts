import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { type ClientRequest, type OutgoingHttpHeaders, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { createLogger } from '@concert/platform/logger'
import { requestTimeMs } from '@concert/platform/request-time'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { StoreUnavailable } from '../src/object-store/object-store.ts'
import type { EvidenceContext } from '../src/context.ts'
import { program } from '../src/program.ts'
import {
  digestOf,
  encode,
  EVIDENCE_BYTES_MAX,
  type EvidenceCells,
  filesIn,
  FORM_TYPE,
  formOf,
  harbour,
  objectPath,
  seedApplication,
  startEvidence,
  until,
} from './evidence.fixture.ts'

let cells: EvidenceCells
let token: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  token = await cells.issuers.token('hk', harbour)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const stored = () => filesIn(cells.storeFolder('hk'))
const incoming = async () => (await stored()).filter((path) => /^(incoming|sealing)/.test(path))

/** A request whose body the test writes itself; `promised` is what Content-Length says, which is not said of every body. */
function openUpload(promised?: number, more: OutgoingHttpHeaders = {}): ClientRequest {
  const { port } = cells.app.server.address() as AddressInfo
  const headers = { authorization: `Bearer ${token}`, 'content-type': FORM_TYPE, ...lengthOf(promised), ...more }
  return request({ host: '127.0.0.1', port, method: 'POST', path: '/hk/v1/evidence', headers, agent: false })
}

function lengthOf(promised: number | undefined) {
  return promised === undefined ? {} : { 'content-length': promised }
}

function answerOf(upload: ClientRequest): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    upload.on('error', reject)
    upload.on('response', (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
  })
}

test('an upload over the limit is refused while it is still being sent, and leaves nothing', async () => {
  const form = encode(formOf(await seedApplication(cells.admin), Buffer.alloc(EVIDENCE_BYTES_MAX + 20_000)))
  const before = await stored()
  const upload = openUpload()
  const answer = answerOf(upload)
  // All but the end of the form: the file has not ended when the answer comes.
  upload.write(form.subarray(0, form.length - 5_000))
  expect(await answer).toMatchObject({ status: 413 })
  expect(await stored()).toEqual(before)
  upload.destroy()
})

test('an upload that says to be over the limit is refused while none of it has come, to whoever asks and whoever does not', async () => {
  for (const expect100 of [{ expect: '100-continue' }, {}]) {
    const upload = openUpload(3_221_225_472, expect100)
    let isLetIn = false
    upload.on('continue', () => (isLetIn = true))
    upload.flushHeaders()
    expect(await answerOf(upload)).toMatchObject({ status: 413 })
    expect(isLetIn).toBe(false)
    upload.destroy()
  }
})

test.each([
  ['of its fields', 422, 'transfer-encoding: chunked', chunkOf],
  ['of its size', 413, 'content-length: 1000000000', (bytes: Buffer) => bytes],
])(
  'a client that goes on sending after its refusal %s is answered first and then cut off',
  async (_why, status, framing, framed) => {
    const form = encode(formOf(await seedApplication(cells.admin), Buffer.alloc(10), { residencyCategory: 'C0' }))
    const { port } = cells.app.server.address() as AddressInfo
    const socket = connect({ host: '127.0.0.1', port })
    let answer = ''
    const isAnswered = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString()
        resolve()
      })
    })
    socket.on('error', () => undefined)
    // By hand, because a client library ends its connection when it has its answer.
    const head = `POST /hk/v1/evidence HTTP/1.1\r\nhost: concert\r\nauthorization: Bearer ${token}\r\n`
    socket.write(`${head}content-type: ${FORM_TYPE}\r\n${framing}\r\n\r\n`)
    socket.write(framed(form))
    await isAnswered
    expect(answer.slice(9, 12)).toBe(String(status))
    expect(await sentUntilCut(socket, framed(Buffer.alloc(20_000)))).toBeLessThan(SENT_MAX)
  },
)

function chunkOf(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
}

const SENT_MAX = 50_000_000

/** Sends on until the other side ends the connection, or until so much was sent that it never will. */
async function sentUntilCut(socket: Socket, part: Buffer): Promise<number> {
  let sent = 0
  while (!socket.closed && sent < SENT_MAX) {
    sent += part.length
    await new Promise<void>((resolve) => {
      socket.once('close', resolve)
      socket.write(part, () => {
        socket.removeListener('close', resolve)
        resolve()
      })
    })
  }
  socket.destroy()
  return sent
}

test('a connection that is aborted in the middle of the file leaves nothing', async () => {
  const applicationId = await seedApplication(cells.admin)
  const form = encode(formOf(applicationId, randomBytes(50_000)))
  const before = await stored()
  const upload = openUpload(form.length)
  upload.on('error', () => undefined)
  upload.write(form.subarray(0, 30_000))
  await until('the upload is under way', async () => (await incoming()).length === 1)
  upload.destroy()
  await until('the upload is cleaned away', async () => (await incoming()).length === 0)
  expect(await stored()).toEqual(before)
  const { rows } = await cells.admin.query('select from evidence.artefacts where application_id = $1', [applicationId])
  expect(rows).toEqual([])
})

/** Uploads to the service over a context whose store does something else. */
async function uploadWith(context: EvidenceContext, applicationId: string, bytes: Uint8Array) {
  const logger = createLogger({ service: 'evidence', level: 'silent' })
  const app = await program.buildApp(new Map([['hk', context]]), { logger, authenticate: cells.issuers.authenticate })
  try {
    const answer = await app.inject({
      method: 'POST',
      url: '/hk/v1/evidence',
      headers: { 'content-type': FORM_TYPE, authorization: `Bearer ${await cells.issuers.token('hk', harbour)}` },
      payload: encode(formOf(applicationId, bytes)),
    })
    return { status: answer.statusCode, body: answer.json() }
  } finally {
    await app.close()
  }
}

function contextOfHongKong(): EvidenceContext {
  const context = cells.contexts.get('hk')
  if (context === undefined) throw new Error('hk is not served')
  return context
}

/** The store, with something happening right after the bytes are durable. */
function storeThen(happening: (digest: string) => Promise<unknown>): EvidenceContext {
  const context = contextOfHongKong()
  const { objects } = context
  return {
    ...context,
    objects: {
      ...objects,
      put: async (bytes, digest, bytesMax) => {
        const put = await objects.put(bytes, digest, bytesMax)
        await happening(digest)
        return put
      },
    },
  }
}

test('bytes whose record fails are removed again', async () => {
  const applicationId = await seedApplication(cells.admin)
  const bytes = randomBytes(100)
  const context = storeThen(() =>
    cells.admin.query(`update applications.applications set status = 'withdrawn' where application_id = $1`, [
      applicationId,
    ]),
  )
  expect(await uploadWith(context, applicationId, bytes)).toMatchObject({
    status: 422,
    body: { code: 'rules-not-met' },
  })
  expect(await contextOfHongKong().objects.has(digestOf(bytes))).toBe(false)
})

test("bytes whose record fails stay where another applicant's record rests on them", async () => {
  const bytes = randomBytes(100)
  const other = await seedApplication(cells.admin)
  expect(await uploadWith(contextOfHongKong(), other, bytes)).toMatchObject({ status: 201 })
  const applicationId = await seedApplication(cells.admin)
  const context = storeThen(() =>
    cells.admin.query(`update applications.applications set status = 'declined' where application_id = $1`, [
      applicationId,
    ]),
  )
  expect(await uploadWith(context, applicationId, bytes)).toMatchObject({
    status: 422,
    body: { code: 'rules-not-met' },
  })
  expect(await contextOfHongKong().objects.has(digestOf(bytes))).toBe(true)
})

test('a record is never written for bytes that were removed before it', async () => {
  const applicationId = await seedApplication(cells.admin)
  const context = storeThen(async (digest) => rm(await objectPath(cells, digest)))
  expect(await uploadWith(context, applicationId, randomBytes(100))).toMatchObject({
    status: 503,
    body: { code: 'unavailable' },
  })
  const { rows } = await cells.admin.query('select from evidence.artefacts where application_id = $1', [applicationId])
  expect(rows).toEqual([])
})

test('a store that cannot write is answered as temporarily unavailable', async () => {
  const context = contextOfHongKong()
  const full = {
    ...context,
    objects: { ...context.objects, put: () => Promise.reject(new StoreUnavailable('no space left')) },
  }
  const applicationId = await seedApplication(cells.admin)
  expect(await uploadWith(full, applicationId, randomBytes(100))).toMatchObject({
    status: 503,
    body: { code: 'unavailable' },
  })
})

test('an upload has the time that the largest file takes at 256 kbit/s', () => {
  expect(cells.app.server.requestTimeout).toBe(requestTimeMs(EVIDENCE_BYTES_MAX))
  expect(cells.app.server.requestTimeout).toBeGreaterThan(33_000)
  expect(cells.app.server.timeout).toBe(60_000)
})
