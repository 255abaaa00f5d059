import type { Recipient } from '@concert/credentials/verify-peer-statement'
import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'
import type { LodgementKey } from '#application/lodgement-key.ts'

/** The context of the requests of one authority. */
export interface ApplicationsContext extends CellContext {
  readonly cursors: Cursors
  /** The key under which the authorities compare the weights of AI systems. */
  readonly lodgementKey: LodgementKey
  /** How many drafts a client may have at one time. */
  readonly draftsMax: number
  /** How this cell verifies what other authorities signed for it. */
  readonly recipient: Recipient
}
