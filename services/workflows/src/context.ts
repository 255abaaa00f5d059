import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import type { CellContext } from '@concert/platform/service-options'
import { startWorkflows, type Workflows } from '@concert/workflows/start-workflows'
import type { Logger } from 'pino'
import { createCellServices } from '#cell-services.ts'
import type { CellConfig, WorkflowsConfig } from '#config.ts'
import { issueCertificate } from '#sagas/issue-certificate.ts'
import { subscriptionsOf } from '#subscriptions/index.ts'
import { createTokenSource } from '#token-source.ts'

export interface WorkflowsContext extends CellContext {
  readonly workflows: Workflows
}

export interface Contexts {
  readonly contexts: ReadonlyMap<Authority, WorkflowsContext>
  /** Ends the engines and then their connections; what was cut off runs again at the next start. */
  close(): Promise<void>
}

/** Two jobs at a time use about one connection; the queue's own PostgreSQL backend opens more. */
const POOL_MAX = 10

/**
 * Starts the engine of every authority this process serves.
 *
 * @throws Error, with nothing left running, when a database could be stepped over, a key file is not the owner's alone, or
 *   the queue refuses
 */
export async function createContexts(config: WorkflowsConfig, logger: Logger): Promise<Contexts> {
  const contexts = new Map<Authority, WorkflowsContext>()
  const close = async (): Promise<void> => {
    const cells = [...contexts.values()]
    await Promise.all(cells.map(({ workflows }) => workflows.close()))
    await Promise.all(cells.map(({ pool }) => pool.end()))
  }
  try {
    for (const cell of config.cells) contexts.set(cell.authority, await startCell(cell, config, logger))
  } catch (error) {
    await close()
    throw error
  }
  return { contexts, close }
}

async function startCell(cell: CellConfig, config: WorkflowsConfig, logger: Logger): Promise<WorkflowsContext> {
  const { authority, databaseUrl } = cell
  const services = createCellServices(authority, config.urls, await createTokenSource(cell.token))
  const issuance = issueCertificate(services)
  const pool = createPool({
    connectionString: databaseUrl,
    applicationName: `workflows ${authority}`,
    max: POOL_MAX,
    onError: (error) => logger.warn({ err: error, authority }, 'database connection lost'),
  })
  try {
    await assertSafeDatabase(pool)
    const workflows = await startWorkflows({
      authority,
      pool,
      queue: config.redisUrl === undefined ? { postgresUrl: databaseUrl } : { redisUrl: config.redisUrl },
      subscriptions: subscriptionsOf(services, issuance),
      sagas: [issuance],
      log: logger,
    })
    return { authority, pool, workflows }
  } catch (error) {
    await pool.end()
    throw error
  }
}
