import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openEvaluation } from '@concert/contracts/evaluations'
import { registerOrganisation } from '@concert/contracts/organisations'
import { afterEach, describe, expect, it } from 'vitest'
import { CallRefused, callOperation } from './operation-client.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const { body } = openEvaluation.example
const call = async (listener: RequestListener, timeoutMs?: number) =>
  callOperation(openEvaluation, {
    baseUrl: await listen(listener),
    authority: 'hk',
    body,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })

describe('a call of an operation', () => {
  it('goes to the path of its surface with its token, key and version', async () => {
    const seen: unknown[] = []
    const baseUrl = await listen((request, response) => {
      const { authorization, 'if-match': ifMatch, 'idempotency-key': key } = request.headers
      seen.push(request.url, authorization, ifMatch, key)
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{"code":"not-found","detail":"x"}')
    })
    const refused = callOperation(registerOrganisation, {
      baseUrl,
      authority: 'cn-gd',
      body: registerOrganisation.example.body as never,
      token: 't',
      ifMatch: '"1"',
      idempotencyKey: 'k',
    })
    await expect(refused).rejects.toMatchObject({ status: 404, problem: { code: 'not-found' } })
    expect(seen).toEqual(['/cn-gd/v1/organisations', 'Bearer t', '"1"', 'k'])
  })

  it.each([
    ['a redirect', 302, { location: 'http://127.0.0.1:9/' }, ''],
    ['a failure without a problem', 502, {}, '<html>'],
    ['a failure that says nothing', 502, {}, 'null'],
    ['a problem that is none', 422, {}, '{"errors":[null]}'],
  ])('is refused by %s, which is not followed', async (_name, status, headers, text) => {
    const refused = call((_request, response) => response.writeHead(status, headers).end(text))
    await expect(refused).rejects.toBeInstanceOf(CallRefused)
  })

  it('does not take an answer that is not what the contract says', async () => {
    await expect(call((_request, response) => response.writeHead(201).end('{"surprise":1}'))).rejects.toThrow(
      /surprise|invalid/i,
    )
  })

  it('ends at its deadline although bytes keep coming', async () => {
    const dripping = call((_request, response) => {
      response.writeHead(201)
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    }, 300)
    await expect(dripping).rejects.toThrow(/timeout/)
  })

  it('does not read an answer without end', async () => {
    const endless = call((_request, response) => {
      response.writeHead(201)
      const more = (): void => {
        while (response.writable && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    })
    await expect(endless).rejects.toThrow(/size/i)
  })
})
