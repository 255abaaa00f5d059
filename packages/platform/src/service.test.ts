import { operationsOf } from '@concert/contracts/operations'
import { describe, expect, it } from 'vitest'
import { createLogger } from './logger.ts'
import type { Route } from './operation-route.ts'
import { createService } from './service.ts'

const logger = createLogger({ service: 'workflows', level: 'silent' })

function routesOf(service: 'workflows' | 'evidence'): Route<unknown>[] {
  return operationsOf(service).map((operation) => ({
    operation,
    transactional: false,
    handle: async () => ({ body: {} }),
  }))
}

const build = (routes: Route<unknown>[]) => createService({ service: 'workflows', logger, routes })

describe('a service', () => {
  it('that lacks a route of its contract is not built', async () => {
    await expect(build(routesOf('workflows').slice(1))).rejects.toThrow(/missing routes \[listDeadLetters\]/)
  })

  it('that mounts an operation of another service is not built', async () => {
    await expect(build([...routesOf('workflows'), ...routesOf('evidence').slice(0, 1)])).rejects.toThrow(
      /unexpected \[acceptEvidence\]/,
    )
  })

  it('that mounts one operation twice is not built', async () => {
    await expect(build([...routesOf('workflows'), ...routesOf('workflows').slice(0, 1)])).rejects.toThrow(
      /unexpected \[listDeadLetters\]/,
    )
  })

  it('says at /ready why it is not ready, and at /health that it lives', async () => {
    const routes = routesOf('workflows')
    const reasons: string[] = ['the queue is not there']
    const app = await createService({ service: 'workflows', logger, routes, readiness: async () => reasons })
    expect((await app.inject('/ready')).json()).toEqual({ ready: false, reasons: ['the queue is not there'] })
    expect((await app.inject('/ready')).statusCode).toBe(503)
    reasons.length = 0
    expect((await app.inject('/ready')).statusCode).toBe(200)
    expect((await app.inject('/health')).json()).toEqual({ status: 'ok', service: 'workflows' })
    await app.close()
  })

  it('makes a document with an example for each body and each problem, and serves nothing internal of it', async () => {
    const app = await build(routesOf('workflows'))
    await app.ready()
    const made = JSON.parse(JSON.stringify(app.swagger()))
    const { post } = made.paths['/internal/{authority}/v1/dead-letters/{id}/retry']
    expect(post.requestBody.content['application/json'].example).toEqual({})
    expect(post.responses['409'].content['application/problem+json'].examples).toEqual({
      'idempotency-in-progress': { $ref: '#/components/examples/idempotency-in-progress' },
    })
    expect(made.components.examples['idempotency-in-progress'].value).toMatchObject({ status: 409 })
    expect(Object.keys(made.components.schemas)).toEqual(['DeadLetter', 'Problem', 'StuckWork'])
    const served = (await app.inject('/docs/workflows/json')).json()
    expect(served).toEqual({ ...made, paths: {}, components: { ...made.components, schemas: {}, examples: {} } })
    await app.close()
  })
})
