import { type OperationShape, takesJson } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import { type Problem, problemStatuses } from '@concert/contracts/problems'
import { problemsOf } from '@concert/platform/operation-schema'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { callers, expectedAnswer, operationIds } from './expected-answers.ts'
import { makeRecords } from './records.fixture.ts'
import { type Records, requestTo, tokensOf } from './requests.fixture.ts'
import { type Services, startServices } from './services.fixture.ts'

let services: Services
let records: Records

beforeAll(async () => {
  services = await startServices(inject('postgres'))
  records = await makeRecords(services, 'hk')
})
afterAll(() => services.close())

const shapeOf = (id: OperationId): OperationShape => operations[id]
const idsWhere = (holds: (operation: OperationShape) => boolean) => operationIds.filter((id) => holds(shapeOf(id)))

const takingJson = idsWhere(takesJson)
const takingOther = idsWhere(({ rawBody }) => rawBody !== undefined)
const conditional = idsWhere(({ ifMatch }) => ifMatch === true)

/** The request that is in order, as somebody who may send it, with what the test changes of it. */
async function answerTo(id: OperationId, change: (request: InjectOptions) => InjectOptions, known: Records = {}) {
  const caller = callers.find((candidate) => ['allowed', 'own'].includes(expectedAnswer(id, candidate)))
  if (caller === undefined) throw new Error(`nobody may call ${id}`)
  const [token] = await tokensOf(services.issuers, 'hk', caller, operations[id].service)
  const request = change(requestTo(id, 'hk', known, caller))
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const app = services.apps.get(operations[id].service)
  if (app === undefined) throw new Error(`no service mounts ${id}`)
  const { statusCode, body, headers } = await app.inject({
    ...request,
    headers: { ...request.headers, ...authorization },
  })
  return { status: statusCode, headers, problem: JSON.parse(body) as Problem }
}

const withHeaders = (headers: Record<string, string>) => (request: InjectOptions) => ({
  ...request,
  headers: { ...request.headers, ...headers },
})
const withoutPrecondition = (request: InjectOptions) => {
  const { 'if-match': _, ...headers } = request.headers ?? {}
  return { ...request, headers }
}
const withBody = (payload: unknown) => (request: InjectOptions) => ({ ...request, payload: JSON.stringify(payload) })

function bodyOf(request: InjectOptions): object {
  if (typeof request.payload !== 'string') throw new Error('a request of the matrix carries its body as a text')
  return JSON.parse(request.payload) as object
}

describe('an operation that takes JSON', () => {
  it.each(takingJson)('%s refuses a member that it does not know, and names it', async (id) => {
    const { status, problem } = await answerTo(id, (request) => withBody({ ...bodyOf(request), unheard: 1 })(request))
    expect([status, problem.code]).toEqual([400, 'invalid-request'])
    expect(problem.errors?.map(({ pointer }) => pointer)).toContain('/unheard')
  })

  it.each(takingJson)('%s refuses a body of another type', async (id) => {
    for (const body of [[], 'text', 1, null]) {
      const { status, problem } = await answerTo(id, withBody(body))
      expect([status, problem.code]).toEqual([400, 'invalid-request'])
    }
  })

  it.each(takingJson.filter((id) => Object.keys(Object(shapeOf(id).example?.body)).length > 0))(
    '%s refuses a member of another type, and names it',
    async (id) => {
      const { status, problem } = await answerTo(id, (request) => {
        const [name = ''] = Object.keys(bodyOf(request))
        return withBody({ ...bodyOf(request), [name]: [[]] })(request)
      })
      expect([status, problem.code]).toEqual([400, 'invalid-request'])
      expect(problem.errors?.[0]?.pointer).toMatch(/^\/\w/)
    },
  )

  it.each(takingJson)('%s refuses a body of another media type', async (id) => {
    const { status, problem } = await answerTo(id, withHeaders({ 'content-type': 'text/plain' }))
    expect([status, problem.code]).toEqual([415, 'unsupported-media-type'])
  })

  it.each(takingJson)('%s refuses a body that is no JSON', async (id) => {
    const { status, problem } = await answerTo(id, (request) => ({ ...request, payload: '{"a":' }))
    expect([status, problem.code]).toEqual([400, 'malformed-json'])
  })

  it.each(takingJson)('%s refuses a body that is larger than any is', async (id) => {
    const { status, problem } = await answerTo(id, withBody({ unheard: 'x'.repeat(9_000_000) }))
    expect([status, problem.code]).toEqual([413, 'payload-too-large'])
  })
})

it.each(takingOther)('%s, which takes no JSON, refuses it', async (id) => {
  const { status, problem } = await answerTo(id, (request) => ({
    ...withHeaders({ 'content-type': 'application/json' })(request),
    payload: '{}',
  }))
  expect([status, problem.code]).toEqual([415, 'unsupported-media-type'])
})

it.each([...takingJson, ...takingOther])('%s refuses a body that is said to be compressed', async (id) => {
  const { status, headers, problem } = await answerTo(id, (request) => ({
    ...withHeaders({ 'content-encoding': 'gzip' })(request),
    payload: request.payload ?? 'some',
  }))
  expect([status, problem.code]).toEqual([415, 'unsupported-media-type'])
  expect(headers['accept-encoding']).toBe('identity')
})

it.each(operationIds)('%s refuses a parameter of the query that it does not know', async (id) => {
  const { status, problem } = await answerTo(id, (request) => {
    const url = request.url as string
    return { ...request, url: `${url}${url.includes('?') ? '&' : '?'}unheard=1` }
  })
  expect([status, problem.code]).toEqual([400, 'invalid-request'])
})

describe('an operation that wants the version which its caller saw', () => {
  it.each(conditional)('%s refuses a request that names none', async (id) => {
    const { status, problem } = await answerTo(id, withoutPrecondition, records)
    expect([status, problem.code]).toEqual([428, 'precondition-required'])
  })

  it.each(conditional)('%s refuses what is no version', async (id) => {
    const { status, problem } = await answerTo(id, withHeaders({ 'if-match': '1' }), records)
    expect([status, problem.code]).toEqual([400, 'invalid-request'])
    expect(problem.errors?.map(({ code }) => code)).toEqual(['if-match-malformed'])
  })

  it.each(conditional.filter((id) => /\{(applicationId|evaluationId)\}/.test(operations[id].path)))(
    '%s refuses a version that is no longer the present one, and shows that',
    async (id) => {
      for (const etag of ['"999"', 'W/"1"', '"999", "998"']) {
        const { status, problem } = await answerTo(id, withHeaders({ 'if-match': etag }), records)
        expect([status, problem.code]).toEqual([412, 'version-mismatch'])
        expect(problem.current).toMatchObject({ version: 1 })
      }
    },
  )
})

it.each(operationIds)('%s declares each status that is provoked of it here', (id) => {
  const operation = shapeOf(id)
  const declared = new Set<number>(problemsOf(operation).map((code) => problemStatuses[code]))
  const provoked = [
    400,
    ...(takingJson.includes(id) ? [413, 415] : []),
    ...(takingOther.includes(id) ? [415] : []),
    ...(operation.ifMatch === true ? [412, 428] : []),
  ]
  expect(provoked.filter((status) => !declared.has(status))).toEqual([])
})
