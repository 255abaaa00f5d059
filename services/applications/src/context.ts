import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import { createCursors, type Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'
import type { ApplicationsConfig } from '#config.ts'

/** What every request of one authority works with. */
export interface ApplicationsContext extends CellContext {
  readonly cursors: Cursors
}

/**
 * Builds one context for each authority, on that authority's own connections.
 *
 * @throws Error when a database is not safe to serve from; no connection stays open then
 */
export async function createContexts(
  config: Pick<ApplicationsConfig, 'authorities' | 'cursorKey'>,
): Promise<{ contexts: Map<Authority, ApplicationsContext>; close(): Promise<void> }> {
  const cursors = createCursors(config.cursorKey)
  const contexts = new Map<Authority, ApplicationsContext>()
  for (const { authority, databaseUrl } of config.authorities) {
    const pool = createPool({ connectionString: databaseUrl, applicationName: `applications ${authority}` })
    contexts.set(authority, { authority, pool, cursors })
  }
  const pools = [...contexts.values()].map((context) => context.pool)
  const close = async () => {
    await Promise.all(pools.map((pool) => pool.end()))
  }
  try {
    await Promise.all(pools.map(assertSafeDatabase))
  } catch (error) {
    await close()
    throw error
  }
  return { contexts, close }
}
