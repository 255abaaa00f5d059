import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Recipient } from '@concert/credentials/verify-peer-statement'
import type { CellContext } from '@concert/platform/service-options'
import type { StoredSigning } from '#sign-stored.ts'

/** What the service has for one authority. */
export interface CertificatesContext extends CellContext {
  readonly signing: StoredSigning
  /** How this cell verifies what other authorities signed for it. */
  readonly recipient: Recipient
  /** The published certificate keys of every authority. */
  readonly trust: PinnedKeys
}
