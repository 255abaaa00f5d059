import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'

/** The context of every request of one authority. */
export interface PersonnelContext extends CellContext {
  readonly cursors: Cursors
}
