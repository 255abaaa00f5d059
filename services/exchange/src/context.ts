import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'
import type { PeerReads } from '#border-read/peer-reads.ts'
import type { ExchangeSigner } from '#exchange-signer.ts'
import type { PeerClient } from '#peer-client.ts'

/** The context of every request of one authority. */
export interface ExchangeContext extends CellContext {
  readonly signer: ExchangeSigner
  readonly trust: PinnedKeys
  readonly peers: PeerClient
  readonly peerReads: PeerReads
  readonly cursors: Cursors
  /** How old an envelope is before the ledgers are compared on it, ms. */
  readonly settledAfterMs: number
}
