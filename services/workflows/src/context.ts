import { assertSafeDatabase, createPool } from '@concert/db'
import type { Authority } from '@concert/domain'
import type { CellContext } from '@concert/platform'
import { startWorkflows, type Workflows } from '@concert/workflows'
import type { Logger } from 'pino'
import { createCellServices } from './cell-services.ts'
import type { CellConfig, WorkflowsConfig } from './config.ts'
import { issueCertificate } from './sagas/issue-certificate.ts'
import { subscriptionsOf } from './subscriptions/index.ts'
import { createTokenSource } from './token-source.ts'

export interface WorkflowsContext extends CellContext {
  readonly workflows: Workflows
}

export interface Contexts {
  readonly contexts: ReadonlyMap<Authority, WorkflowsContext>
  close(): Promise<void>
}

/** Two jobs at a time use about one connection; the queue's own PostgreSQL backend opens more. */
const POOL_MAX = 10

/** Starts the engine of every authority this process serves. */
export async function createContexts(config: WorkflowsConfig, logger: Logger): Promise<Contexts> {
  const started = await Promise.all(config.cells.map((cell) => startCell(cell, config, logger)))
  return {
    contexts: new Map(started.map((context) => [context.authority, context])),
    async close() {
      await Promise.all(started.map(({ workflows }) => workflows.close()))
      await Promise.all(started.map(({ pool }) => pool.end()))
    },
  }
}

async function startCell(cell: CellConfig, config: WorkflowsConfig, logger: Logger): Promise<WorkflowsContext> {
  const { authority, databaseUrl } = cell
  const pool = createPool({
    connectionString: databaseUrl,
    applicationName: `workflows ${authority}`,
    max: POOL_MAX,
    onError: (error) => logger.warn({ err: error, authority }, 'database connection lost'),
  })
  await assertSafeDatabase(pool)
  const services = createCellServices(authority, config.urls, createTokenSource(cell.token))
  const issuance = issueCertificate(services)
  const workflows = await startWorkflows({
    authority,
    pool,
    queue: config.redisUrl === undefined ? { postgresUrl: databaseUrl } : { redisUrl: config.redisUrl },
    subscriptions: subscriptionsOf(services, issuance),
    sagas: [issuance],
    log: logger,
  })
  return { authority, pool, workflows }
}
