import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { detail } from '@concert/sentences/detail'
import { operationsOf } from '@concert/contracts/operations'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { createLogger } from '../src/logger.ts'
import type { Route } from '../src/operation-route.ts'
import { RefusedRequest } from '../src/refused-request.ts'
import { createService } from '../src/service.ts'
import type { CellContext, ServiceOptions } from '../src/service-options.ts'

const requestLimits = { perClient: 3, perAddress: 2, windowMs: 10_000 }
const logger = createLogger({ service: 'applications', level: 'silent' })
const contexts = new Map(
  (['hk', 'mo'] as const).map((authority): [Authority, CellContext] => [authority, { authority, pool: {} as Pool }]),
)

/** Every token that names somebody is taken; the handlers find nothing. */
const authenticate: ServiceOptions<CellContext>['authenticate'] = async (_authority, authorization) => {
  const [, kind, id] = authorization?.split(' ') ?? []
  if (id === undefined) throw new RefusedRequest('unauthenticated', { detail: detail('token-missing') })
  return { kind: kind as 'applicant' | 'system', id }
}

function routesOf(service: 'applications' | 'registry'): Route<CellContext>[] {
  return operationsOf(service).map((operation) => ({
    operation,
    transactional: false,
    handle: async () => {
      throw new RefusedRequest('not-found', { detail: detail('path-not-found') })
    },
  }))
}

interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Response> }>>
  readonly components: { readonly headers: Record<string, object> }
}
interface Response {
  readonly headers?: Record<string, { readonly $ref: string }>
}

let app: FastifyInstance

const start = async (more: Partial<ServiceOptions<CellContext>> = {}): Promise<void> => {
  app = await createService({
    service: 'applications',
    logger,
    routes: routesOf('applications'),
    contexts,
    authenticate,
    requestLimits,
    ...more,
  })
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(async () => {
  vi.useRealTimers()
  await app.close()
})

const ID = 'app_0197f3a0-0000-7000-8000-000000000001'
const list = (who: string | undefined, authority = 'hk', more: Record<string, string> = {}) =>
  app.inject({
    url: `/${authority}/v1/applications/${ID}`,
    headers: { ...(who === undefined ? {} : { authorization: `Bearer applicant ${who}` }), ...more },
  })
const statusOf = async (sent: ReturnType<typeof list>) => (await sent).statusCode
const times = async (count: number, send: () => ReturnType<typeof list>): Promise<number[]> => {
  const statuses: number[] = []
  for (let at = 0; at < count; at += 1) statuses.push((await send()).statusCode)
  return statuses
}

test('a client over its limit is refused with what it may do, until its window ends', async () => {
  await start()
  expect(await times(3, () => list('alice'))).toEqual([404, 404, 404])
  vi.advanceTimersByTime(4_000)
  const refused = await list('alice')
  expect(refused.statusCode).toBe(429)
  expect(refused.json()).toMatchObject({
    code: 'too-many-requests',
    type: '/problems/too-many-requests',
    detail: 'More than 3 requests within 10 seconds.',
  })
  expect(refused.headers).toMatchObject({
    'content-type': expect.stringContaining('application/problem+json'),
    'retry-after': '6',
    'ratelimit-policy': '"client";q=3;w=10',
    ratelimit: '"client";r=0;t=6',
  })
  vi.advanceTimersByTime(6_000)
  const answered = await list('alice')
  expect(answered.statusCode).toBe(404)
  expect(answered.headers['ratelimit']).toBe('"client";r=2;t=10')
})

test('one client does not use up the requests of another, nor those of one authority those of another', async () => {
  await start()
  await times(3, () => list('alice'))
  expect(await statusOf(list('alice'))).toBe(429)
  expect(await statusOf(list('bob'))).toBe(404)
  expect(await statusOf(list('alice', 'mo'))).toBe(404)
})

test('tokens that prove nobody are counted by address, and not verified beyond the limit', async () => {
  const verified = vi.fn<NonNullable<typeof authenticate>>(authenticate)
  await start({ authenticate: verified })
  expect(await times(4, () => list(undefined))).toEqual([401, 401, 429, 429])
  expect(verified).toHaveBeenCalledTimes(2)
})

test('what X-Forwarded-For says is believed from a trusted proxy alone', async () => {
  await start()
  let number = 0
  const forged = () => list(undefined, 'hk', { 'x-forwarded-for': `192.0.2.${(number += 1)}` })
  expect(await times(4, forged)).toEqual([401, 401, 429, 429])
  await app.close()
  await start({ trustedProxies: ['loopback'] })
  expect(await times(4, forged)).toEqual([401, 401, 401, 401])
  const one = () => list(undefined, 'hk', { 'x-forwarded-for': '192.0.2.200' })
  expect(await times(3, one)).toEqual([401, 401, 429])
  // What a client writes itself stands before what its proxy adds.
  expect(await times(1, () => list(undefined, 'hk', { 'x-forwarded-for': '198.51.100.1, 192.0.2.200' }))).toEqual([429])
})

test('the addresses of one IPv6 network are one', async () => {
  await start({ trustedProxies: ['loopback'] })
  let number = 0
  const next = () => list(undefined, 'hk', { 'x-forwarded-for': `2001:db8::${(number += 1)}` })
  expect(await times(3, next)).toEqual([401, 401, 429])
})

test('what services ask of each other and how a service is are not counted', async () => {
  await start({ readiness: async () => [] })
  const system = () =>
    app.inject({
      url: `/internal/hk/v1/applications/${ID}/lodgement-check`,
      headers: { authorization: 'Bearer system workflows' },
    })
  expect(await times(9, system)).not.toContain(429)
  expect(await times(9, () => app.inject('/health'))).not.toContain(429)
  expect(await times(9, () => app.inject('/ready'))).not.toContain(429)
})

test('operations for everybody, documents and unknown paths are counted by address', async () => {
  for (const url of ['/registry/v1/editions', '/docs/registry/json', '/registry/v1/nothing']) {
    await start({ service: 'registry', routes: routesOf('registry'), joint: contexts.get('hk') as CellContext })
    const statuses = await times(3, () => app.inject(url))
    expect(statuses.slice(0, 2)).not.toContain(429)
    expect(statuses[2]).toBe(429)
    await app.close()
  }
})

test('the document names the headers by which an answer says how often and when to ask, and answers have them', async () => {
  await start()
  const { paths, components } = (await app.inject('/docs/applications/json')).json<Document>()
  const responses = Object.entries(paths).flatMap(([path, operations]) =>
    Object.values(operations).flatMap((operation) =>
      Object.entries(operation.responses).map(([status, { headers = {} }]) => ({ path, status, headers })),
    ),
  )
  const namesAt = (isAsked: (status: string) => boolean) =>
    new Set(responses.filter(({ status }) => isAsked(status)).map(({ headers }) => Object.keys(headers).join(' ')))
  const counted = 'RateLimit-Policy RateLimit'
  expect(namesAt((status) => status < '400')).toEqual(new Set([counted]))
  expect(namesAt((status) => status === '429')).toEqual(new Set([`${counted} Retry-After`]))
  expect(namesAt((status) => status === '503')).toEqual(new Set(['Retry-After']))
  expect(namesAt((status) => ['400', '404', '412', '422', '500'].includes(status))).toEqual(new Set(['']))
  for (const [name, { $ref }] of responses.flatMap(({ headers }) => Object.entries(headers))) {
    expect($ref).toBe(`#/components/headers/${name}`)
    expect(components.headers[name]).toBeDefined()
  }
  await times(3, () => list('alice'))
  const refused = await list('alice')
  for (const name of `${counted} Retry-After`.split(' ')) expect(refused.headers[name.toLowerCase()]).toBeDefined()
})

test('what services ask of each other is not counted, and its document does not say so', () => {
  const { paths } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../openapi/workflows.json'), 'utf8'),
  ) as Document
  const responses = Object.values(paths).flatMap((operations) => Object.values(operations).map((one) => one.responses))
  expect(responses.length).toBeGreaterThan(1)
  expect(JSON.stringify(responses)).not.toContain('#/components/headers/RateLimit')
})

test('without limits nothing is counted', async () => {
  await start({ requestLimits: undefined } as never)
  const answers = await times(9, () => list('alice'))
  expect(answers).not.toContain(429)
})
