import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { browserHeaders } from '@concert/platform/browser-headers'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { answerIn, nginx, type StartedProxy, startProxy } from './proxy.fixture.ts'

let proxy: StartedProxy | undefined

beforeAll(async () => {
  if (nginx === undefined) return
  proxy = await startProxy(nginx)
  await vi.waitFor(() => send('GET / HTTP/1.0\r\n\r\n'), 10_000)
})
afterAll(() => proxy?.stop())
beforeEach((context) => {
  if (nginx === undefined) context.skip('there is no nginx; install it, for example with apt-get install nginx')
})

/** Sends exactly these bytes, and reads until the proxy closes. */
async function send(bytes: string) {
  const socket = connect(proxy?.port ?? 0, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(bytes)
  return answerIn(await text(socket))
}

const rest = 'Host: localhost\r\nConnection: close\r\n\r\n'

describe('what nginx answers by itself', () => {
  test.each<[string, string, number, string]>([
    ['a target of 40,000 characters', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\n${rest}`, 414, 'target-too-long'],
    ['a header of 40,000', `GET / HTTP/1.1\r\nX: ${'a'.repeat(40_000)}\r\n${rest}`, 431, 'headers-too-large'],
    ['a method with a space', `GE T / HTTP/1.1\r\n${rest}`, 400, 'invalid-request'],
    ['bytes that are not HTTP', '\u0016\u0003\u0001\r\n\r\n', 400, 'invalid-request'],
    ['a version that is none', `GET / HTTP/9.1\r\n${rest}`, 400, 'invalid-request'],
    ['an escape that is none', `GET /%zz HTTP/1.1\r\n${rest}`, 400, 'invalid-request'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400, 'invalid-request'],
    ['two Hosts', `GET / HTTP/1.1\r\nHost: localhost\r\n${rest}`, 400, 'invalid-request'],
    ['a coding that nobody knows', `POST / HTTP/1.1\r\nTransfer-Encoding: x\r\n${rest}`, 400, 'invalid-request'],
    [
      'a body announced too large',
      `POST / HTTP/1.1\r\nContent-Length: 999999999999\r\n${rest}`,
      413,
      'payload-too-large',
    ],
    ['TRACE', `TRACE / HTTP/1.1\r\n${rest}`, 405, 'method-not-allowed'],
    ['another name', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 421, 'misdirected'],
    ['an address of its own answers', `GET /.refused/unavailable HTTP/1.1\r\n${rest}`, 404, 'not-found'],
    ['an internal operation', `GET /internal/hk/v1/effects HTTP/1.1\r\n${rest}`, 404, 'not-found'],
    ['a service that is away', `GET /hk/v1/evidence HTTP/1.1\r\n${rest}`, 503, 'unavailable'],
  ])('to %s is a problem with the headers of every answer', async (_what, bytes, status, code) => {
    const answer = await send(bytes)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(answer.body)).toMatchObject({ status, code })
    expect(answer.headers).toMatchObject(browserHeaders)
  })
})
