import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { CellContext } from '@concert/platform/service-options'
import type { StoredSigning } from '#sign-stored.ts'

/** What the service has for one authority. */
export interface CertificatesContext extends CellContext {
  readonly signing: StoredSigning
  /** The published keys of every authority. */
  readonly trust: PinnedKeys
}
