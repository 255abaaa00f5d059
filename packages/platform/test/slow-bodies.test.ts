import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { operationsOf } from '@concert/contracts'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { createLogger, createService, type Route, type ServiceOptions } from '../src/index.ts'

let app: FastifyInstance | undefined

afterEach(() => app?.close())

/** The registry with handlers that answer at once, listening. */
async function start(times: Pick<ServiceOptions<unknown>, 'requestTimeMs' | 'silenceMsMax'>): Promise<number> {
  const routes: Route<unknown>[] = operationsOf('registry').map((operation) => ({
    operation,
    transactional: false,
    handle: async () => ({ body: '' as never }),
  }))
  const logger = createLogger({ service: 'registry', level: 'silent' })
  app = await createService({ service: 'registry', logger, routes, joint: {}, ...times })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

const body = JSON.stringify({ credential: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA' })

/** Sends the body a sign at a time for as long as `goesOn` says so, then its rest if `isEnded`; how it was answered. */
async function sendSlowly(port: number, goesOn: () => boolean, isEnded: boolean): Promise<string> {
  const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/registry/v1/verify', headers, agent: false })
  let outcome: string | undefined
  sent.on('response', (response) => {
    outcome ??= String(response.statusCode)
    response.resume()
  })
  sent.on('error', () => (outcome ??= 'cut off'))
  const isOver = new Promise((resolve) => {
    sent.on('response', resolve)
    sent.on('close', resolve)
  })
  // White space before a JSON value says nothing, so there is as much of the body as the test wants.
  while (outcome === undefined && goesOn()) {
    sent.write(' ')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  if (isEnded) sent.end(body)
  await isOver
  sent.destroy()
  return outcome ?? 'cut off'
}

function untilPassed(ms: number): () => boolean {
  const at = performance.now() + ms
  return () => performance.now() < at
}

describe('a body that arrives slowly', () => {
  it('is refused when the time of its request is over, however long it goes on', async () => {
    expect(await sendSlowly(await start({ requestTimeMs: 150 }), () => true, false)).toBe('400')
  })

  it('is taken while it is within its time', async () => {
    expect(await sendSlowly(await start({ requestTimeMs: 20_000 }), untilPassed(400), true)).toBe('200')
  })

  it('is cut off when it falls silent', async () => {
    expect(await sendSlowly(await start({ silenceMsMax: 100 }), untilPassed(20), false)).toBe('cut off')
  })

  it('is not cut off for silence while it goes on', async () => {
    expect(await sendSlowly(await start({ silenceMsMax: 200 }), untilPassed(600), true)).toBe('200')
  })
})
