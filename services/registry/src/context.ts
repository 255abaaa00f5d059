import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { JointContext } from '@concert/platform/joint-service'
import type { Cursors } from '@concert/platform/paging'
import type { Pool } from 'pg'
import type { DocumentsByNumber } from '#register/documents-by-number.ts'
import type { Edition } from '@concert/schemes/load-edition'

/** What the joint plane works with: its database, the authorities' keys, the scheme editions. */
export interface RegistryContext extends JointContext {
  /** The kept answers of lookups. */
  readonly documents: DocumentsByNumber
  /** For searches alone, so that they take no connection from the lookups. */
  readonly searchPool: Pool
  readonly keySets: PinnedKeys
  readonly editions: readonly Edition[]
  readonly cursors: Cursors
  readonly publicOrigin: string
}
