import type { AddressInfo } from 'node:net'
import { operationsOf } from '@concert/contracts/operations'
import type { verification } from '@concert/contracts/registry'
import { sendSlowly as send, untilPassed } from '@concert/testing/send-slowly'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { createLogger } from '../src/logger.ts'
import type { Route } from '../src/operation-route.ts'
import { createService } from '../src/service.ts'
import type { ServiceOptions } from '../src/service-options.ts'

let app: FastifyInstance | undefined

afterEach(() => app?.close())

const answer: z.input<typeof verification> = {
  authentic: false,
  answer: 'altered',
  sentence: { en: 'It was altered.', 'zh-Hant': '已被改動。', 'zh-Hans': '已被改动。', pt: 'Foi alterado.' },
  certificateNumber: null,
  period: null,
  signatures: [],
  effects: [],
  checkedAt: '2026-01-01T00:00:00.000Z',
}

/** The registry with handlers that answer immediately, listening. */
async function start(times: Pick<ServiceOptions<unknown>, 'requestTimeMs' | 'silenceMsMax'>): Promise<number> {
  const routes: Route<unknown>[] = operationsOf('registry').map((operation) => ({
    operation,
    transactional: false,
    handle: async () => ({ body: answer as never }),
  }))
  const logger = createLogger({ service: 'registry', level: 'silent' })
  app = await createService({ service: 'registry', logger, routes, joint: {}, ...times })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

const body = JSON.stringify({ credential: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA' })

/** Sends the body, first white space as long as `goesOn` returns true: before a JSON value it has no meaning. */
function sendSlowly(port: number, goesOn: () => boolean, isEnded: boolean): Promise<string> {
  const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
  const end = isEnded ? { end: body } : {}
  return send({ port, path: '/registry/v1/verify', headers, sign: ' ', goesOn, ...end })
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
