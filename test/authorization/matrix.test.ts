import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OperationShape, type Service, surfacePrefix } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { callers, expectedAnswer, type MatrixCaller, matrixPicture, operationIds } from './expected-answers.ts'
import { makeRecords, signedRequest } from './records.fixture.ts'
import { other, owner, type Records, requestTo, serviceNames, tokensOf } from './requests.fixture.ts'
import { type Services, startServices } from './services.fixture.ts'

let services: Services
const records: Partial<Record<Authority, Records>> = {}

beforeAll(async () => {
  services = await startServices(inject('postgres'))
  for (const authority of authorities) records[authority] = await makeRecords(services, authority)
})
afterAll(() => services.close())

async function send(id: OperationId, request: InjectOptions, token?: string) {
  const app = services.apps.get(operations[id].service)
  if (app === undefined) throw new Error(`no service mounts ${id}`)
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return app.inject({ ...request, headers: { ...request.headers, ...authorization } })
}

/** What the caller is answered with each of its tokens, in the words of the matrix; where they differ, all of it. */
async function observedAnswer(id: OperationId, here: Authority, caller: MatrixCaller): Promise<string> {
  const answers = new Set<string>()
  for (const token of await tokensOf(services.issuers, here, caller, operations[id].service)) {
    const known = expectedAnswer(id, caller) === '404' ? records[here] : {}
    const request = caller === 'peer' ? await signedRequest(id, here, services) : requestTo(id, here, known, caller)
    answers.add(inWords(id, caller, await send(id, request, token)))
  }
  return [...answers].join(' or ')
}

/** Where nobody listens here: who may ask is told that the other authority is silent. */
const asksAnotherCell: readonly OperationId[] = ['reconcileLedger', 'reconcileReads']

/** An answer in the words of the matrix; anything else is said as it is. */
function inWords(
  id: OperationId,
  caller: MatrixCaller,
  { statusCode, body }: { statusCode: number; body: string },
): string {
  if (statusCode === 401 || statusCode === 403) return String(statusCode)
  if (statusCode === 503 && asksAnotherCell.includes(id)) return 'allowed'
  if (statusCode >= 500) return `${statusCode} ${body}`
  switch (expectedAnswer(id, caller)) {
    case '404':
    case '401':
    case '403':
      return String(statusCode)
    case 'unsigned':
      return statusCode >= 400 ? 'unsigned' : 'accepted without a signature'
    case 'allowed':
      // What a genuine message asks for need not be there.
      return caller === 'peer' && isSignedBy(id) && statusCode >= 400 && statusCode !== 404
        ? `${statusCode} ${body}`
        : 'allowed'
    case 'own':
      return 'own'
  }
}

function isSignedBy(id: OperationId): boolean {
  return expectedAnswer(id, 'anonymous') === 'unsigned'
}

/** The path of an operation as Fastify has it. */
function urlOf(operation: OperationShape): string {
  return `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, ':$1')
}

/** What a service mounts besides its operations, for anyone: whether it is alive and ready, and its document. */
function withoutPolicy(service: Service): string[] {
  const docs = ['', '/json', '/yaml', '/static/*', '/static/index.html', '/static/swagger-initializer.js']
  return ['/health', '/ready', ...docs.map((path) => `/docs/${service}${path}`)].map((path) => `GET ${path}`)
}

/** The pages for people, which show what anyone may ask the register for. */
const PAGES = [
  '/',
  '/register',
  '/register/:number',
  '/docs',
  '/problems/:code',
  '/assets/site.css',
  '/assets/icon.svg',
].map((path) => `GET ${path}`)

describe('the authorisation matrix', () => {
  it.each(serviceNames)(
    'has a line for every route that %s mounts, in its document or not, besides those for anyone that are named here',
    (service) => {
      const ofContract = operationIds.map((id) => operations[id]).filter((operation) => operation.service === service)
      const lines = ofContract.map((operation) => `${operation.method} ${urlOf(operation)}`)
      expect([...(services.routes.get(service) ?? [])].toSorted()).toEqual(
        [...lines, ...withoutPolicy(service), ...(service === 'registry' ? PAGES : [])].toSorted(),
      )
    },
  )

  it('is the committed picture', async () => {
    expect(await readFile(join(import.meta.dirname, 'matrix.txt'), 'utf8')).toBe(matrixPicture())
  })

  describe.each(authorities)('in the cell %s', (here) => {
    // The joint plane is one: its operations are asked once.
    const asked = operationIds.filter((id) => here === 'hk' || operations[id].surface !== 'joint')
    it.each(asked)('%s answers every caller as the picture says', async (id) => {
      const observed: Record<string, string> = {}
      for (const caller of callers) observed[caller] = await observedAnswer(id, here, caller)
      expect(observed).toEqual(Object.fromEntries(callers.map((caller) => [caller, expectedAnswer(id, caller)])))
    })
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
    const { statusCode } = await send(
      id,
      requestTo(id, 'hk', records.hk),
      await services.issuers.token('hk', owner, { service: operations[id].service }),
    )
    expect(statusCode).toBe(200)
  })

  it.each(foreign)('is answered by %s byte for byte as one that does not exist', async (id) => {
    const token = await services.issuers.token('hk', other, { service: operations[id].service })
    const foreignRecord = await send(id, requestTo(id, 'hk', records.hk), token)
    const nothing = await send(id, requestTo(id, 'hk'), token)
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
  it.each(serviceNames)('of %s is the committed one', async (service) => {
    const committed: unknown = JSON.parse(
      await readFile(join(import.meta.dirname, '../../openapi', `${service}.json`), 'utf8'),
    )
    expect(JSON.parse(JSON.stringify(services.apps.get(service)?.swagger()))).toEqual(committed)
  })
})
