import { type PinnedKeys, readTrustFolder } from '@concert/credentials/trust-folder'
import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import { createCursors, type Cursors } from '@concert/platform/paging'
import { type Edition, editions, loadEdition } from '@concert/schemes/load-edition'
import type { Pool } from 'pg'
import type { RegistryConfig } from '#config.ts'

/** The context of the joint plane: its database, the authorities' keys, the scheme editions. */
export interface RegistryContext {
  readonly pool: Pool
  readonly keySets: PinnedKeys
  readonly editions: readonly Edition[]
  readonly cursors: Cursors
  readonly publicOrigin: string
}

/**
 * Builds the object graph of the service.
 *
 * @throws Error when the database connection or the pinned keys are not safe to use
 */
export async function createContext(
  config: Pick<RegistryConfig, 'databaseUrl' | 'trustFolder' | 'publicOrigin' | 'cursorKey'>,
): Promise<{ context: RegistryContext; close: () => Promise<void> }> {
  const keySets = await readTrustFolder(config.trustFolder, 'certificate')
  const pool = createPool({ connectionString: config.databaseUrl, applicationName: 'registry' })
  try {
    await assertSafeDatabase(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const context = {
    pool,
    keySets,
    editions: editions.map(loadEdition),
    cursors: createCursors(config.cursorKey),
    publicOrigin: config.publicOrigin,
  }
  return { context, close: () => pool.end() }
}
