import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Authority } from '@concert/domain/jurisdictions'
import { createCursors, type Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'
import type { EvidenceConfig } from '#config.ts'
import { createDiskStore } from '#object-store/disk.ts'
import type { ObjectStore } from '#object-store/object-store.ts'

/** The context of every request of one authority. */
export interface EvidenceContext extends CellContext {
  readonly cursors: Cursors
  readonly objects: ObjectStore
  readonly evidenceBytesMax: number
}

/**
 * Builds one context per authority, with that authority's own connections and object store.
 *
 * @throws Error when a database is not safe to serve from or a store cannot be used; no connection stays open then
 */
export async function createContexts(
  config: Pick<EvidenceConfig, 'authorities' | 'cursorKey' | 'evidenceBytesMax'>,
): Promise<{ contexts: Map<Authority, EvidenceContext>; close(): Promise<void> }> {
  const { evidenceBytesMax } = config
  const cursors = createCursors(config.cursorKey)
  const contexts = new Map<Authority, EvidenceContext>()
  const close = async () => {
    await Promise.all([...contexts.values()].map(({ pool }) => pool.end()))
  }
  try {
    for (const { authority, databaseUrl, storeFolder } of config.authorities) {
      const objects = await createDiskStore(storeFolder)
      const pool = createPool({ connectionString: databaseUrl, applicationName: `evidence ${authority}` })
      contexts.set(authority, { authority, pool, cursors, objects, evidenceBytesMax })
      await assertSafeDatabase(pool)
    }
  } catch (error) {
    await close()
    throw error
  }
  return { contexts, close }
}
