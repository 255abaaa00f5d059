import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createPeerReads } from './peer-reads.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** What is made of the answer of a lead that answers so. */
async function asked(answer: RequestListener) {
  const listening = createServer(answer)
  server = listening
  await new Promise<void>((resolve) => {
    listening.listen(0, '127.0.0.1', resolve)
  })
  const { port } = listening.address() as AddressInfo
  const reads = createPeerReads({ peerUrl: `http://127.0.0.1:${port}/{authority}/v1` })
  try {
    return await reads.ask('cn-gd', 'e30.e30.AAAA', 'pt')
  } finally {
    await reads.close()
  }
}

const problem = (code: string, status: number) => ({
  type: `/problems/${code}`,
  title: 'x',
  status,
  detail: 'what is missing',
  instance: '/x',
  code,
  errors: [{ pointer: '', code: 'basis-missing', message: 'CN MO' }],
  trace_id: 'x',
})
const saying = (body: unknown, status: number): RequestListener => {
  return (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

test('the statement goes to the path of the lead as it was signed, with the language of the reader', async () => {
  let seen: unknown[] = []
  await asked((request, response) => {
    const { method, url, headers } = request
    seen = [method, url, headers['content-type'], headers['accept-language']]
    response.writeHead(500).end()
  })
  expect(seen).toEqual(['POST', '/cn-gd/v1/evidence/across-border', 'application/jose', 'pt'])
})

test.each([
  ['read-refused', 403],
  ['not-found', 404],
  ['evidence-quarantined', 409],
  ['gone', 410],
])('%s is the word of the lead', async (code, status) => {
  const { detail, errors } = problem(code, status)
  expect(await asked(saying(problem(code, status), status))).toEqual({
    outcome: 'refused',
    said: { code, detail, errors },
  })
})

test('a lead of a later version is understood in what it says beside what this one knows', async () => {
  const errors = [{ pointer: '', code: 'missing-in-2030', message: 'A basis of 2030 is missing.' }]
  const said = { ...problem('read-refused', 403), errors, more: 1 }
  expect(await asked(saying(said, 403))).toMatchObject({ outcome: 'refused', said: { code: 'read-refused', errors } })
})

test.each<[string, RequestListener, RegExp]>([
  ['a refusal of the request', saying(problem('rules-not-met', 422), 422), /^HTTP 422 rules-not-met$/],
  ['a problem with another status than it says', saying(problem('read-refused', 403), 404), /^HTTP 404/],
  ['a page of a proxy', (_request, response) => response.writeHead(403).end('<html>'), /^HTTP 403$/],
  ['a redirect', (_request, response) => response.writeHead(302, { location: 'http://x' }).end(), /^HTTP 302$/],
  ['a failure', saying({}, 503), /^HTTP 503$/],
  [
    'a refusal without an end',
    (_request, response) => response.writeHead(403).end('x'.repeat(1_000_000)),
    /^HTTP 403$/,
  ],
  ['bytes without terms', (_request, response) => response.writeHead(200).end('bytes'), /without the terms/],
  [
    'bytes on a basis that nobody knows',
    (_request, response) =>
      response
        .writeHead(200, { 'content-length': '5', 'concert-bases': 'TRUST', 'concert-basis-ids': '' })
        .end('bytes'),
    /without the terms/,
  ],
  ['a closed connection', (request) => request.socket.destroy(), /./],
])('%s says nothing of whether the content may be read', async (_what, answer, reason) => {
  expect(await asked(answer)).toEqual({ outcome: 'unanswered', reason: expect.stringMatching(reason) })
})
