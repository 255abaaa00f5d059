import { retried } from '@concert/db/wall'
import type { Authority } from '@concert/domain/jurisdictions'
import { redisIsMissing, startTestRedis, type TestRedis } from '@concert/testing/redis'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { createTestDatabase, newAuthority, silent, type TestDatabase } from '#cell.fixture.ts'
import { startWorkflows, type Workflows, type WorkflowsOptions } from '#start-workflows.ts'

/** The environment of a test on one of the two queues; each test has its own authority. */
export interface Harness {
  readonly kind: 'postgres' | 'redis'
  readonly authority: Authority
  readonly database: TestDatabase
  readonly queue: WorkflowsOptions['queue']
  /** Starts an engine and closes it after the test. */
  readonly start: (options: Partial<WorkflowsOptions>) => Promise<Workflows>
  /** Deletes everything in the queue. */
  readonly wipeQueue: () => Promise<void>
}

const quick = {
  reconcileEveryMs: 100,
  chainEveryMs: 50,
  retry: { firstMs: 5, capMs: 20 },
  stuckAfterAttempts: 4,
  workerEndsMax: 4,
}

/** Defines the same tests for the queue in PostgreSQL and in Redis. */
export function onEachQueue(title: string, define: (harness: Harness) => void): void {
  describe.each(['postgres', 'redis'] as const)(`${title} over %s`, (kind) => {
    let database: TestDatabase
    let redis: TestRedis | undefined
    let authority = newAuthority()
    const started: Workflows[] = []

    beforeAll(async () => {
      database = await createTestDatabase()
      if (kind === 'redis' && redisIsMissing() === null) redis = await startTestRedis()
    })
    afterAll(async () => {
      await redis?.close()
      await database.close()
    })
    beforeEach((context) => {
      const missing = kind === 'redis' ? redisIsMissing() : null
      if (missing !== null) context.skip(missing)
      authority = newAuthority()
    })
    afterEach(async () => {
      await Promise.all(started.splice(0).map((workflows) => workflows.close()))
    })

    const harness: Harness = {
      kind,
      get authority() {
        return authority
      },
      get database() {
        return database
      },
      get queue() {
        return redis === undefined ? { postgresUrl: database.url } : { redisUrl: redis.url }
      },
      async start(options) {
        const workflows = await startWorkflows({
          authority,
          pool: database.pool,
          queue: harness.queue,
          subscriptions: [],
          sagas: [],
          log: silent,
          ...options,
          timing: { ...quick, ...options.timing },
        })
        started.push(workflows)
        return workflows
      },
      async wipeQueue() {
        if (redis !== undefined) await redis.wipe()
        // The queue is in use while it is wiped, so the two may deadlock.
        else
          await retried(() =>
            database.admin.query('truncate bullmq.job, bullmq.meta, bullmq.event, bullmq.dedup cascade'),
          )
      },
    }
    define(harness)
  })
}
