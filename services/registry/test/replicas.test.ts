import { createLogger } from '@concert/platform/logger'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { program } from '#program.ts'
import { startRegistry, type TestRegistry } from './registry.fixture.ts'

let registry: TestRegistry
let replicas: { readonly app: FastifyInstance; readonly tick: () => Promise<void> }[]
beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  replicas = await Promise.all([0, 1].map(startReplica))
})
afterAll(async () => {
  for (const { app } of replicas) await app.close()
  await registry.close()
})

/** A process of the register on the same database, whose ticks the test gives. */
async function startReplica() {
  let tick = (): Promise<void> => Promise.reject(new Error('the replica does not exchange its counts'))
  const app = await program.buildApp(registry.context, {
    logger: createLogger({ service: 'registry', level: 'silent' }),
    requestLimits: {
      perClient: 5,
      perAddress: 5,
      windowMs: 60_000,
      every: (work) => {
        tick = work
        return () => undefined
      },
    },
  })
  await app.ready()
  return { app, tick: () => tick() }
}

const read = async (index: number, remoteAddress: string, count = 1) => {
  const statuses: (number | undefined)[] = []
  for (let sent = 0; sent < count; sent += 1) {
    const answer = await replicas[index]?.app.inject({ url: '/registry/v1/editions', remoteAddress })
    statuses.push(answer?.statusCode)
  }
  return statuses
}

test('the replicas of the register count the requests of an address together', async () => {
  expect(await read(0, '192.0.2.1', 4)).toEqual([200, 200, 200, 200])
  expect(await read(1, '192.0.2.1')).toEqual([200])
  for (const index of [0, 1, 0]) await replicas[index]?.tick()
  expect(await read(0, '192.0.2.1')).toEqual([429])
  expect(await read(1, '192.0.2.1')).toEqual([429])
  expect(await read(1, '192.0.2.2')).toEqual([200])
})

test('the store of the register takes callers as digests only, and its role reads none of them', async () => {
  const rows = await registry.asAdministrator('select caller from registry.request_counts')
  expect(rows.length).toBeGreaterThan(0)
  for (const { caller } of rows) expect(caller).toMatch(/^[0-9a-f]{64}$/)
  await expect(registry.context.pool.query('select from registry.request_counts')).rejects.toThrow('permission denied')
})
