import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Recipient } from '@concert/credentials/verify-peer-statement'
import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'

/** What the service has for one authority. */
export interface ReviewsContext extends CellContext {
  readonly cursors: Cursors
  /** How this cell verifies what other authorities signed for it. */
  readonly recipient: Recipient
  /** The published certificate keys of every authority. */
  readonly certificateKeys: PinnedKeys
  /** From how many open cases on an evaluator comes after all who have fewer. */
  readonly openCasesMax: number
}
