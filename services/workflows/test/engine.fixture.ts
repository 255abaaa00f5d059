import { connectPostgres } from '@concert/postgres/databases'
import { createPool } from '@concert/db/pool'
import { createLogger } from '@concert/platform/logger'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import { prepareQueueSchema } from '@concert/workflows/prepare-queue-schema'
import { startWorkflows } from '@concert/workflows/start-workflows'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { WorkflowsContext } from '../src/context.ts'

/** A real engine of Hong Kong with one subscription, `do-it` to the withdrawal of an application, that refuses for as long as a test says why. */
export interface TestEngine {
  readonly context: WorkflowsContext
  readonly database: CellDatabase
  /** Why the subscription refuses; nothing when it does not. */
  refusal: string | undefined
  /** Records an event, past `record_change`. */
  emit(id: string): Promise<void>
  close(): Promise<void>
}

export const silent = createLogger({ service: 'workflows', level: 'silent' })

export async function startTestEngine(): Promise<TestEngine> {
  const database = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  await prepareQueueSchema(database.adminUrl)
  const admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  const pool = createPool({ connectionString: database.url('workflows'), applicationName: 'engine test', max: 10 })
  const state: { refusal: string | undefined } = { refusal: undefined }
  const workflows = await startWorkflows({
    authority: 'hk',
    pool,
    queue: { postgresUrl: database.url('workflows') },
    subscriptions: [
      {
        name: 'do-it',
        stream: 'application',
        type: 'ApplicationWithdrawn',
        deliver: async () => {
          if (state.refusal !== undefined) throw new PermanentFailure(state.refusal)
        },
      },
    ],
    sagas: [],
    log: silent,
  })
  return Object.assign(state, {
    context: { authority: 'hk' as const, pool, workflows },
    database,
    async emit(id: string) {
      await admin.query(
        `with event as (
           insert into platform.events (authority, id, stream, stream_id, version, type, payload, actor, occurred_at)
           values ('hk', $1, 'application', $2, 1, 'ApplicationWithdrawn', '{}', 'someone', now())
           returning authority, id, stream, stream_id, type)
         insert into platform.outbox (authority, id, stream, stream_id, type) select * from event`,
        [id, id],
      )
    },
    async close() {
      await workflows.close()
      await Promise.all([pool.end(), admin.end()])
      await database.drop()
    },
  })
}
