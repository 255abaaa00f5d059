import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'

/** The context of the requests of one authority. */
export interface ApplicationsContext extends CellContext {
  readonly cursors: Cursors
}
