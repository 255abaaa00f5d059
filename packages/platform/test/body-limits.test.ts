import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { BODY_BYTES_DEFAULT, SIGNED_BYTES_MAX } from '@concert/contracts/body-limits'
import { operationsOf } from '@concert/contracts/operations'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../src/logger.ts'
import type { Route } from '../src/operation-route.ts'
import { RefusedRequest } from '../src/refused-request.ts'
import { createService } from '../src/service.ts'
import { detail } from '@concert/sentences/detail'

let app: FastifyInstance
let handled = 0

beforeAll(async () => {
  const routes: Route<unknown>[] = operationsOf('registry').map((operation) => ({
    operation,
    transactional: false,
    handle: async () => {
      handled += 1
      throw new RefusedRequest('not-found', { detail: detail('record-not-found', { record: 'certificate' }) })
    },
  }))
  app = await createService({
    service: 'registry',
    logger: createLogger({ service: 'registry', level: 'silent' }),
    routes,
    joint: {},
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

const credential = JSON.stringify({ credential: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA' })

/** Sends the head of a request to verify, and a body once `100 Continue` was answered. Returns all that was answered. */
async function ask(fields: readonly string[], body: string, isEager = false): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: (app.server.address() as AddressInfo).port })
  const head = ['POST /registry/v1/verify HTTP/1.1', 'Host: localhost', ...fields, '', ''].join('\r\n')
  socket.write(head + (isEager ? body : ''))
  let said = ''
  for (;;) {
    said += await nextOf(socket)
    if (said !== 'HTTP/1.1 100 Continue\r\n\r\n') break
    socket.write(body)
  }
  socket.destroy()
  return said
}

/** What comes next. An answer comes in one part. */
async function nextOf(socket: Socket): Promise<string> {
  const [part] = await once(socket, 'data')
  return String(part)
}

const json = 'Content-Type: application/json'
const asks = 'Expect: 100-continue'

test('a client that asks first is told to send what may come, and is answered', async () => {
  const said = await ask([json, asks, `Content-Length: ${credential.length}`], credential)
  expect(said).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 404 /)
})

test.each([
  ['is too large', [json, `Content-Length: ${SIGNED_BYTES_MAX + 1}`], 413],
  ['has another type', ['Content-Type: text/plain', 'Content-Length: 10'], 415],
  ['is coded', [json, 'Content-Encoding: gzip', 'Content-Length: 10'], 415],
])('a client that asks first is not told to send a body that %s', async (_what, fields, status) => {
  handled = 0
  const said = await ask([...fields, asks], '')
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(said).toMatch(/^connection: close\r$/im)
  expect(said).toMatch(/^content-type: application\/problem\+json/im)
  expect(handled).toBe(0)
})

test('a body that its header says to be too large is refused while none of it has come', async () => {
  const said = await ask([json, 'Content-Length: 3221225472'], '')
  expect(said).toMatch(/^HTTP\/1\.1 413 /)
  expect(said).toContain('The body is larger than 327680 bytes.')
})

test('a body without a length is refused once it is too large, and one of the full size is read', async () => {
  const chunk = (bytes: number): string => `${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`
  const chunked = [json, 'Transfer-Encoding: chunked']
  expect(await ask(chunked, chunk(SIGNED_BYTES_MAX + 1), true)).toMatch(/^HTTP\/1\.1 413 /)
  const rest = `${credential.length.toString(16)}\r\n${credential}\r\n0\r\n\r\n`
  expect(await ask(chunked, chunk(SIGNED_BYTES_MAX - credential.length) + rest, true)).toMatch(/^HTTP\/1\.1 404 /)
})

test('the limit of each operation is in the document', () => {
  const { paths = {} } = app.swagger() as { paths?: Record<string, { post?: { description?: string } }> }
  expect(paths['/registry/v1/verify']?.post?.description).toContain('The body has at most 327,680 bytes.')
  expect(BODY_BYTES_DEFAULT).toBe(65_536)
})
