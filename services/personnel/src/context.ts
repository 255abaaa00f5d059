import type { Recipient } from '@concert/credentials/verify-peer-statement'
import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'

/** The context of every request of one authority. */
export interface PersonnelContext extends CellContext {
  readonly cursors: Cursors
  /** How this cell verifies what other authorities signed for it. */
  readonly recipient: Recipient
}
