import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OperationId, operations } from '@concert/contracts'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { callers, expectedAnswer, type MatrixCaller, matrixPicture, operationIds } from './expected-answers.ts'
import { makeRecords, signedRequest } from './records.fixture.ts'
import { other, owner, type Records, requestTo, tokenOf } from './requests.fixture.ts'
import { type Services, startServices } from './services.fixture.ts'

let services: Services
let records: Records

beforeAll(async () => {
  services = await startServices(inject('postgres'))
  records = await makeRecords(services)
})
afterAll(() => services.close())

async function send(id: OperationId, request: InjectOptions, token?: string) {
  const app = services.apps.get(operations[id].service)
  if (app === undefined) throw new Error(`no service mounts ${id}`)
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return app.inject({ ...request, headers: { ...request.headers, ...authorization } })
}

/** What the caller is answered, in the words of the matrix; anything else is said as it is. */
async function observedAnswer(id: OperationId, caller: MatrixCaller): Promise<string> {
  const expected = expectedAnswer(id, caller)
  const known = expected === '404' ? records : {}
  const request = caller === 'peer' ? await signedRequest(id, services) : requestTo(id, known, caller)
  const { statusCode, body } = await send(id, request, await tokenOf(services.issuers, id, caller))
  if (statusCode === 401 || statusCode === 403) return String(statusCode)
  if (statusCode >= 500) return `${statusCode} ${body}`
  switch (expected) {
    case '404':
    case '401':
    case '403':
      return String(statusCode)
    case 'unsigned':
      return statusCode >= 400 ? 'unsigned' : 'accepted without a signature'
    case 'allowed':
      return caller === 'peer' && isSignedBy(id) && statusCode >= 400 ? `${statusCode} ${body}` : 'allowed'
    case 'own':
      return 'own'
  }
}

function isSignedBy(id: OperationId): boolean {
  return expectedAnswer(id, 'anonymous') === 'unsigned'
}

describe('the authorisation matrix', () => {
  it('has a line for every operation that a service serves, and every service serves what has a line', () => {
    const served = [...services.apps.values()].flatMap((app) => {
      const { paths = {} } = app.swagger()
      return Object.values(paths).flatMap((item) =>
        Object.values(item as Record<string, { operationId?: string }>).map(({ operationId }) => operationId),
      )
    })
    expect(served.sort()).toEqual([...operationIds].sort())
  })

  it('is the committed picture', async () => {
    expect(await readFile(join(import.meta.dirname, 'matrix.txt'), 'utf8')).toBe(matrixPicture())
  })

  it.each(operationIds)('%s answers every caller as the picture says', async (id) => {
    const observed: Record<string, string> = {}
    for (const caller of callers) observed[caller] = await observedAnswer(id, caller)
    expect(observed).toEqual(Object.fromEntries(callers.map((caller) => [caller, expectedAnswer(id, caller)])))
  })
})

const foreign = operationIds.filter((id) => expectedAnswer(id, 'other-applicant') === '404')

describe("another applicant's record", () => {
  it.each([
    'getOrganisation',
    'getAiSystem',
    'getApplication',
    'getEvidence',
    'listEvidence',
    'listCorrespondence',
  ] as const)('is there: its owner reads it with %s', async (id) => {
    const { statusCode } = await send(id, requestTo(id, records), await services.issuers.token('hk', owner))
    expect(statusCode).toBe(200)
  })

  it.each(foreign)('is answered by %s byte for byte as one that does not exist', async (id) => {
    const token = await services.issuers.token('hk', other)
    const foreignRecord = await send(id, requestTo(id, records), token)
    const nothing = await send(id, requestTo(id), token)
    expect(foreignRecord.statusCode).toBe(404)
    expect(withoutScene(foreignRecord.body)).toBe(withoutScene(nothing.body))
    expect(Object.keys(foreignRecord.headers)).toEqual(Object.keys(nothing.headers))
  })
})

/** A problem without what differs between any two requests. */
function withoutScene(body: string): string {
  return body.replace(/"instance":"[^"]*"/, '').replace(/"trace_id":"[^"]*"/, '')
}

describe('the document that each service serves', () => {
  it.each(['applications', 'certificates', 'evidence', 'exchange', 'registry', 'reviews', 'workflows'] as const)(
    'of %s is the committed one',
    async (service) => {
      const committed: unknown = JSON.parse(
        await readFile(join(import.meta.dirname, '../../openapi', `${service}.json`), 'utf8'),
      )
      expect(JSON.parse(JSON.stringify(services.apps.get(service)?.swagger()))).toEqual(committed)
    },
  )
})
