import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import { createCursors, type Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'
import type { ReviewsConfig } from './config.ts'

/** What the service has for one authority. */
export interface ReviewsContext extends CellContext {
  readonly cursors: Cursors
  /** On how many undecided evaluations one evaluator may be at a time. */
  readonly openCasesMax: number
}

export interface Contexts {
  readonly contexts: ReadonlyMap<Authority, ReviewsContext>
  close(): Promise<void>
}

/**
 * Builds the object graph of every authority that is served, each on its own connections.
 *
 * @throws Error when a database connection could step over the authority's wall
 */
export async function createContexts(config: ReviewsConfig): Promise<Contexts> {
  const cursors = createCursors(config.cursorKey)
  const contexts = new Map<Authority, ReviewsContext>()
  const close = async () => {
    await Promise.all([...contexts.values()].map((context) => context.pool.end()))
  }
  try {
    for (const { authority, databaseUrl } of config.authorities) {
      const pool = createPool({ connectionString: databaseUrl, applicationName: `reviews ${authority}` })
      contexts.set(authority, { authority, pool, cursors, openCasesMax: config.openCasesMax })
      await assertSafeDatabase(pool)
    }
  } catch (error) {
    await close()
    throw error
  }
  return { contexts, close }
}
