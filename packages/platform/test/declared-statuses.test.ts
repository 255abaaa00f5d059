import { operationsOf } from '@concert/contracts/operations'
import { detail } from '@concert/sentences/detail'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeUndeclaredAnswers } from '@concert/testing/undeclared-answers'
import { createLogger } from '../src/logger.ts'
import type { PreparedAnswer, Route } from '../src/operation-route.ts'
import { RefusedRequest } from '../src/refused-request.ts'
import { createService } from '../src/service.ts'

let app: FastifyInstance
let answer: () => PreparedAnswer
const lines: string[] = []

beforeAll(async () => {
  const routes: Route<unknown>[] = operationsOf('registry').map((operation) => ({
    operation,
    transactional: false,
    // A text is sent as it is: no answer needs a body that fits here.
    handle: async () => answer() as never,
  }))
  const logger = createLogger({ service: 'registry', destination: { write: (line) => void lines.push(line) } })
  app = await createService({ service: 'registry', logger, routes, joint: {} })
})
afterAll(() => app.close())

const certificate = '/registry/v1/certificates/GBAAI-H001-26-L-00003-3'

async function statusWith(given: () => PreparedAnswer, url = certificate): Promise<number> {
  lines.length = 0
  answer = given
  return (await app.inject(url)).statusCode
}

describe('a status that the contract of an operation', () => {
  it.each([undefined, 200, 304])('declares is answered: %s', async (status) => {
    expect(await statusWith(() => ({ text: '', ...(status === undefined ? {} : { status }) }))).toBe(status ?? 200)
  })

  it.each([201, 202, 204, 404])('does not declare as a success is not answered: %s', async (status) => {
    expect(await statusWith(() => ({ text: '', status }))).toBe(500)
    expect(lines.join('')).toContain('request failed')
  })

  it('declares for another operation only is not answered', async () => {
    expect(await statusWith(() => ({ text: '', status: 304 }), '/registry/v1/editions')).toBe(500)
  })

  it('declares as a problem is answered without a word', async () => {
    const refuse = (): never => {
      throw new RefusedRequest('not-found', { detail: detail('path-not-found') })
    }
    expect(await statusWith(refuse)).toBe(404)
    expect(takeUndeclaredAnswers()).toEqual([])
  })

  it('does not declare as a problem is answered, logged as an error, and told to whoever listens', async () => {
    const refuse = (): never => {
      throw new RefusedRequest('conflict', { detail: detail('record-exists') })
    }
    expect(await statusWith(refuse)).toBe(409)
    const logged = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 50)
    expect(logged).toMatchObject([{ operationId: 'getCertificate', status: 409 }])
    expect(takeUndeclaredAnswers()).toEqual([{ operationId: 'getCertificate', status: 409 }])
  })
})
