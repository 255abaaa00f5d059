import type { Signer } from '@concert/credentials/signer'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'
import type { PeerReads } from '#border-read/peer-reads.ts'
import type { PeerClient } from '#peer-client.ts'

/** The context of every request of one authority. */
export interface ExchangeContext extends CellContext {
  readonly signer: Signer
  readonly trust: PinnedKeys
  readonly peers: PeerClient
  readonly peerReads: PeerReads
  readonly cursors: Cursors
}
