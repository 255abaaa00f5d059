import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createPeerClient } from './peer-client.ts'

const STATEMENT = 'aaa.bbb.ccc'
const receipt = {
  id: 'env_0197f3a0-0000-7000-8000-000000000001',
  receivedAt: '2026-11-23T09:00:00.000Z',
  applied: 'accepted',
}
const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** A client of a peer that answers as the test specifies. */
async function clientOf(answer: RequestListener, deadlineMs = 5_000) {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const client = createPeerClient({ peerUrl: `http://127.0.0.1:${port}/{authority}/v1`, deadlineMs })
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
    () => client.close(),
  )
  return client
}

test('an envelope goes as application/jose to the peer surface of its authority', async () => {
  const seen: unknown[] = []
  const client = await clientOf((request, response) => {
    request.on('data', (chunk: Buffer) => {
      seen.push(request.method, request.url, request.headers['content-type'], chunk.toString())
    })
    request.on('end', () => response.writeHead(202).end(JSON.stringify(receipt)))
  })
  expect(await client.deliver('cn-gd', STATEMENT)).toEqual({ outcome: 'accepted', receiptFor: receipt.id })
  expect(seen).toEqual(['POST', '/cn-gd/v1/exchange/envelopes', 'application/jose', STATEMENT])
})

test.each([400, 401, 404, 413, 415, 422])(
  'HTTP %i is the last word of the other side, with its reason',
  async (status) => {
    const problem = {
      code: 'envelope-rejected',
      detail: 'No.',
      errors: [{ pointer: '', code: 'too-old', message: 'old' }],
    }
    const client = await clientOf((_request, response) => response.writeHead(status).end(JSON.stringify(problem)))
    expect(await client.deliver('mo', STATEMENT)).toEqual({
      outcome: 'rejected',
      reason: `HTTP ${status} envelope-rejected; No.; too-old: old`,
      codes: ['too-old'],
    })
  },
)

test.each([408, 425, 429, 500, 502, 503])('HTTP %i may pass, after the time the other side names', async (status) => {
  const client = await clientOf((_request, response) => response.writeHead(status, { 'retry-after': '17' }).end('busy'))
  expect(await client.deliver('mo', STATEMENT)).toEqual({
    outcome: 'unreachable',
    reason: `HTTP ${status} busy`,
    retryAfterSeconds: 17,
  })
})

test.each([
  ['a page instead of a receipt', 200, '<html>welcome</html>', {}],
  ['a redirect, which is not followed', 302, '', { location: 'http://127.0.0.1:1/' }],
  ['a Retry-After of years', 503, '', { 'retry-after': '999999999' }],
])('%s delivers nothing', async (_what, status, body, headers) => {
  const client = await clientOf((_request, response) => response.writeHead(status, headers).end(body))
  expect(await client.deliver('mo', STATEMENT)).toMatchObject({ outcome: 'unreachable', retryAfterSeconds: 5 })
})

test('an answer that never begins, or never ends, is given up at the deadline', async () => {
  const silent = await clientOf(() => undefined, 200)
  expect(await silent.deliver('mo', STATEMENT)).toMatchObject({ outcome: 'unreachable' })
  const trickling = await clientOf((_request, response) => {
    response.writeHead(202)
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  }, 200)
  const startedAt = Date.now()
  expect(await trickling.deliver('mo', STATEMENT)).toMatchObject({ outcome: 'unreachable' })
  expect(Date.now() - startedAt).toBeLessThan(4_000)
})

test('an answer without end is not read to its end', async () => {
  const client = await clientOf((_request, response) => {
    response.writeHead(422)
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    }
    response.on('drain', pour)
    pour()
  })
  const delivery = await client.deliver('mo', STATEMENT)
  expect(delivery).toMatchObject({ outcome: 'unreachable', reason: expect.stringMatching(/max size/) })
})

test('nobody listening is unreachable', async () => {
  const client = createPeerClient({ peerUrl: 'http://127.0.0.1:1/{authority}/v1' })
  closers.push(() => client.close())
  expect(await client.deliver('mo', STATEMENT)).toMatchObject({ outcome: 'unreachable', retryAfterSeconds: 5 })
})

test("a peer's words are cut and hold no line break", async () => {
  const client = await clientOf((_request, response) => response.writeHead(422).end(`a\nb${'x'.repeat(5_000)}`))
  const delivery = await client.deliver('mo', STATEMENT)
  if (delivery.outcome !== 'rejected') throw new Error(`expected a rejection, not ${delivery.outcome}`)
  expect(delivery.reason).toMatch(/^HTTP 422 a bx+$/)
  expect(delivery.reason.length).toBeLessThan(600)
})
